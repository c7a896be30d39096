#include <png.h>
#include <turbojpeg.h>

/* Red, green, blue and opacity, a byte each; the header's own names are sums of others. */
static const png_uint_32 pictures_rgba = PNG_FORMAT_RGBA;
