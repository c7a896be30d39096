#include <hb.h>
#include <hb-ot.h>
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* Sends a glyph's outline to callbacks; HarfBuzz 7 gave the function another name. */
static inline void typesetting_draw(hb_font_t *font, hb_codepoint_t glyph,
                                    hb_draw_funcs_t *callbacks, void *context) {
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, glyph, callbacks, context);
#else
    hb_font_get_glyph_shape(font, glyph, callbacks, context);
#endif
}

/* Bytes that grow as libpng writes them. */
struct typesetting_bytes {
    unsigned char *bytes;
    size_t count, capacity;
};

static inline void typesetting_append(png_structp png, png_bytep bytes, size_t count) {
    struct typesetting_bytes *file = (struct typesetting_bytes *)png_get_io_ptr(png);
    if (count > file->capacity - file->count) {
        size_t capacity = file->capacity * 2 + count;
        unsigned char *grown = (unsigned char *)realloc(file->bytes, capacity);
        if (!grown) png_error(png, "out of memory");
        file->bytes = grown;
        file->capacity = capacity;
    }
    memcpy(file->bytes + file->count, bytes, count);
    file->count += count;
}

static inline void typesetting_flush(png_structp png) { (void)png; }

static inline void typesetting_fail(png_structp png, png_const_charp message) {
    (void)message;
    png_longjmp(png, 1);
}

static inline void typesetting_pass(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

/* A picture whose pixels, one byte each, are places in a palette. */
struct typesetting_picture {
    unsigned width, height;
    const unsigned char *pixels;
    /* Three bytes a colour; the first `translucent` of them have an alpha. */
    const unsigned char *palette, *alphas;
    int colours, translucent;
    /* 1, 2, 4 or 8. */
    int bits;
    unsigned dots_per_metre;
    int level;
};

/* Writes a picture as PNG into memory that the caller frees; 0 when that fails.
   libpng reports errors by longjmp, so nothing with a destructor may stand above it. */
static inline int typesetting_png(const struct typesetting_picture *picture,
                                  struct typesetting_bytes *file) {
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, typesetting_fail, typesetting_pass);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return 0;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return 0;
    }
    png_set_write_fn(png, file, typesetting_append, typesetting_flush);
    png_set_IHDR(png, info, picture->width, picture->height, picture->bits,
                 PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(png, info, picture->dots_per_metre, picture->dots_per_metre,
                 PNG_RESOLUTION_METER);
    png_set_PLTE(png, info, (png_const_colorp)picture->palette, picture->colours);
    if (picture->translucent > 0)
        png_set_tRNS(png, info, picture->alphas, picture->translucent, NULL);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, picture->level);
    png_set_compression_buffer_size(png, 1 << 16);
    png_write_info(png, info);
    png_set_packing(png);
    for (unsigned row = 0; row < picture->height; row++)
        png_write_row(png, picture->pixels + (size_t)row * picture->width);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return 1;
}

static inline void typesetting_free(struct typesetting_bytes *file) { free(file->bytes); }
