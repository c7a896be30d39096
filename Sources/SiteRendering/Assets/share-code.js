// QR codes (ISO/IEC 18004): bytes, level M (15 % may be lost), versions 1 to 20.
"use strict";
globalThis.shareCode = (() => {
  // Of each version, from 1 on: error correction codewords in a block, and blocks.
  const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

  // Modules of data and checks together.
  const modules = version => {
    const aligned = version > 1 ? Math.floor(version / 7) + 2 : 0;
    const patterns = version > 1 ? (25 * aligned - 10) * aligned - 55 : 0;
    return (16 * version + 128) * version + 64 - patterns - (version > 6 ? 36 : 0);
  };
  const codewords = version => modules(version) >> 3;
  const dataCount = version => codewords(version) - CHECKS[version - 1] * BLOCKS[version - 1];

  // The field of 256 elements, by x⁸ + x⁴ + x³ + x² + 1.
  const times = (a, b) => {
    let product = 0;
    for (let bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ ((product >> 7) * 0x11d);
      product ^= ((b >> bit) & 1) * a;
    }
    return product;
  };

  const divisor = degree => {
    const result = new Array(degree).fill(0);
    result[degree - 1] = 1;
    let root = 1;
    for (let i = 0; i < degree; i++) {
      for (let j = 0; j < degree; j++) {
        result[j] = times(result[j], root) ^ (result[j + 1] || 0);
      }
      root = times(root, 2);
    }
    return result;
  };

  const remainder = (data, by) => {
    const rest = new Array(by.length).fill(0);
    for (const byte of data) {
      const factor = byte ^ rest.shift();
      rest.push(0);
      by.forEach((term, i) => { rest[i] ^= times(term, factor); });
    }
    return rest;
  };

  // The text's bytes with their length before them, filled up to what the version holds.
  const packed = (bytes, version) => {
    const bits = [];
    const add = (value, count) => {
      for (let i = count - 1; i >= 0; i--) bits.push((value >> i) & 1);
    };
    add(4, 4);
    add(bytes.length, version < 10 ? 8 : 16);
    for (const byte of bytes) add(byte, 8);
    const room = dataCount(version) * 8;
    add(0, Math.min(4, room - bits.length));
    add(0, (8 - bits.length % 8) % 8);
    for (let fill = 0xec; bits.length < room; fill ^= 0xec ^ 0x11) add(fill, 8);
    const result = [];
    for (let i = 0; i < bits.length; i += 8) result.push(parseInt(bits.slice(i, i + 8).join(""), 2));
    return result;
  };

  // Blocks with their checks, one byte of each in turn.
  const woven = (data, version) => {
    const [count, checks] = [BLOCKS[version - 1], CHECKS[version - 1]];
    const short = Math.floor(codewords(version) / count) - checks;
    const shortCount = count - codewords(version) % count;
    const by = divisor(checks);
    const blocks = [];
    for (let i = 0, at = 0; i < count; i++) {
      const length = short + (i < shortCount ? 0 : 1);
      const part = data.slice(at, at + length);
      at += length;
      blocks.push([part, remainder(part, by)]);
    }
    const result = [];
    for (let i = 0; i <= short; i++) {
      for (const [part] of blocks) if (i < part.length) result.push(part[i]);
    }
    for (let i = 0; i < checks; i++) for (const [, check] of blocks) result.push(check[i]);
    return result;
  };

  const alignments = version => {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2;
    const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    const places = [6];
    for (let at = version * 4 + 10; places.length < count; at -= step) places.splice(1, 0, at);
    return places;
  };

  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => x * y % 2 + x * y % 3,
    (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2,
  ];

  class Drawing {
    constructor(version) {
      this.version = version;
      this.size = version * 4 + 17;
      this.dark = Array.from({ length: this.size }, () => new Array(this.size).fill(false));
      this.fixed = Array.from({ length: this.size }, () => new Array(this.size).fill(false));
      this.patterns();
    }

    fix(x, y, dark) {
      if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
      this.dark[y][x] = dark;
      this.fixed[y][x] = true;
    }

    patterns() {
      const last = this.size - 1;
      for (let i = 0; i <= last; i++) {
        this.fix(6, i, i % 2 === 0);
        this.fix(i, 6, i % 2 === 0);
      }
      const finders = [[3, 3], [last - 3, 3], [3, last - 3]];
      for (const [x, y] of finders) this.rings(x, y, 4, r => r !== 2 && r !== 4);
      const places = alignments(this.version);
      const end = places.length - 1;
      places.forEach((x, i) => places.forEach((y, j) => {
        const isFinder = i === 0 && j === 0 || i === 0 && j === end || i === end && j === 0;
        if (!isFinder) this.rings(x, y, 2, r => r !== 1);
      }));
      this.format(0);
      this.numbers();
    }

    rings(x, y, radius, isDark) {
      for (let dy = -radius; dy <= radius; dy++) {
        for (let dx = -radius; dx <= radius; dx++) {
          this.fix(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
        }
      }
    }

    // The level and the mask, twice; level M is 00.
    format(mask) {
      let rest = mask;
      for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
      const bits = (mask << 10 | rest) ^ 0x5412;
      const bit = i => ((bits >> i) & 1) === 1;
      const { size } = this;
      for (let i = 0; i < 6; i++) this.fix(8, i, bit(i));
      this.fix(8, 7, bit(6));
      this.fix(8, 8, bit(7));
      this.fix(7, 8, bit(8));
      for (let i = 9; i < 15; i++) this.fix(14 - i, 8, bit(i));
      for (let i = 0; i < 8; i++) this.fix(size - 1 - i, 8, bit(i));
      for (let i = 8; i < 15; i++) this.fix(8, size - 15 + i, bit(i));
      this.fix(8, size - 8, true);
    }

    numbers() {
      if (this.version < 7) return;
      let rest = this.version;
      for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
      const bits = this.version << 12 | rest;
      for (let i = 0; i < 18; i++) {
        const dark = ((bits >> i) & 1) === 1;
        const [a, b] = [this.size - 11 + i % 3, Math.floor(i / 3)];
        this.fix(a, b, dark);
        this.fix(b, a, dark);
      }
    }

    // Up and down in columns of two, from the right.
    fill(data) {
      let bit = 0;
      for (let right = this.size - 1; right >= 1; right -= 2) {
        if (right === 6) right = 5;
        for (let step = 0; step < this.size; step++) {
          for (const x of [right, right - 1]) {
            const isUp = ((right + 1) & 2) === 0;
            const y = isUp ? this.size - 1 - step : step;
            if (this.fixed[y][x] || bit >= data.length * 8) continue;
            this.dark[y][x] = ((data[bit >> 3] >> (7 - (bit & 7))) & 1) === 1;
            bit++;
          }
        }
      }
    }

    mask(number) {
      for (let y = 0; y < this.size; y++) {
        for (let x = 0; x < this.size; x++) {
          if (!this.fixed[y][x] && MASKS[number](x, y) === 0) this.dark[y][x] = !this.dark[y][x];
        }
      }
    }

    // How hard it is to read: runs, squares, what looks like a finder, too much of one colour.
    penalty() {
      const { size, dark } = this;
      let points = 0;
      const lines = [];
      for (let i = 0; i < size; i++) {
        lines.push(dark[i].map(Number).join(""));
        lines.push(dark.map(row => Number(row[i])).join(""));
      }
      for (const line of lines) {
        for (const run of line.match(/0{5,}|1{5,}/g) || []) points += run.length - 2;
        for (const finder of ["10111010000", "00001011101"]) {
          for (let at = line.indexOf(finder); at >= 0; at = line.indexOf(finder, at + 1)) {
            points += 40;
          }
        }
      }
      let count = 0;
      for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) {
          if (dark[y][x]) count++;
          const isSquare = x + 1 < size && y + 1 < size && dark[y][x] === dark[y][x + 1]
            && dark[y][x] === dark[y + 1][x] && dark[y][x] === dark[y + 1][x + 1];
          if (isSquare) points += 3;
        }
      }
      return points + Math.floor(Math.abs(count * 20 - size * size * 10) / (size * size)) * 10;
    }
  }

  // The rows of a code, each an array of Booleans; null when the text is too long.
  const rows = text => {
    const bytes = new TextEncoder().encode(text);
    let version = 1;
    const head = () => version < 10 ? 12 : 20;
    while (version <= 20 && bytes.length * 8 + head() > dataCount(version) * 8) version++;
    if (version > 20) return null;
    const drawing = new Drawing(version);
    drawing.fill(woven(packed(bytes, version), version));
    let best = [Infinity, 0];
    for (let number = 0; number < 8; number++) {
      drawing.mask(number);
      drawing.format(number);
      const points = drawing.penalty();
      if (points < best[0]) best = [points, number];
      // A second time takes it off again.
      drawing.mask(number);
    }
    drawing.mask(best[1]);
    drawing.format(best[1]);
    return drawing.dark;
  };

  // The code as the source of an SVG, with the light frame of four modules that readers need.
  const svg = text => {
    const dark = rows(text);
    if (!dark) return null;
    let path = "";
    dark.forEach((row, y) => {
      for (let x = 0; x < row.length; x++) {
        if (!row[x]) continue;
        const start = x;
        while (x + 1 < row.length && row[x + 1]) x++;
        path += `M${start + 4} ${y + 4}h${x + 1 - start}v1H${start + 4}z`;
      }
    });
    const size = dark.length + 8;
    return { size, path };
  };

  return { svg, rows };
})();
