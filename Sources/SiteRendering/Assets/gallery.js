// The gallery of buttons: what may be shown comes from buttons.js, where it leads from pages.js.
"use strict";
(() => {
  const { styles, words: texts, widths, pictures } = bookplateButtons;
  const { site, pages, language } = bookplatePages;
  const folder = "../../site/buttons/";
  const published = site + "buttons/";
  const step = 120;
  // Browsers do not download from the disk to the disk: pictures open in a tab of their own.
  const isOnDisk = location.protocol === "file:";
  const id = name => document.getElementById(name);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const escaped = text => text.replace(/[&<>"]/g,
    sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" })[sign]);

  // All buttons in the order in which their widths are listed.
  const all = [];
  let place = 0;
  for (const style of styles) {
    for (const size of style.sizes) {
      for (const label of style.labels) {
        for (const [tongue, words, direction = "ltr"] of texts[label.words]) {
          const width = widths[place++];
          for (const colour of style.colours) {
            const name = label.id + (tongue.toLowerCase() === "en" ? "" : "." + tongue.toLowerCase());
            all.push({
              style, size, label: label.id, language: tongue, direction, words, colour, width,
              path: `${style.id}-${colour.name}-${size}/${name}`,
            });
          }
        }
      }
    }
  }

  const title = word => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("-", " ");
  const tongues = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const filters = [
    ["style", "Style", button => button.style.id, title],
    ["colour", "Colour", button => button.colour.name, title],
    ["language", "Language", button => button.language, tag => tongues.of(tag)],
    ["size", "Size", button => String(button.size), size => size + " pixels high"],
    ["label", "Words", button => button.label, title],
  ].map(([key, name, value, words]) => {
    const choices = [...new Set(all.map(value))];
    const select = make("select", { id: "by-" + key }, make("option", { value: "" }, "All"),
      ...choices.map(choice => make("option", { value: choice }, words(choice))));
    id("filters").append(make("label", {}, name, select));
    select.addEventListener("change", show);
    return { key, value, select, choices };
  });
  // At first one language and size, as people mostly want one.
  const filter = key => filters.find(one => one.key === key);
  const tongue = filter("language");
  tongue.select.value = tongue.choices.find(tag => tag === language)
    || tongue.choices.find(tag => tag.split("-")[0] === language.split("-")[0])
    || tongue.choices[0];
  filter("size").select.value = filter("size").choices[0];
  const ground = make("select", { id: "ground" }, make("option", { value: "" }, "Light"),
    make("option", { value: "dark" }, "Dark"));
  ground.addEventListener("change", () => {
    id("buttons").className = "buttons " + ground.value;
  });
  id("filters").append(make("label", {}, "Ground", ground));

  // Pictures lie beside the gallery; where they do not, they are taken from the site.
  const picture = (image, button) => {
    image.onerror = () => {
      image.onerror = null;
      image.removeAttribute("srcset");
      image.src = published + button.path + ".png";
    };
    image.srcset = `${folder}${button.path}@2x.png 2x`;
    image.src = folder + button.path + ".png";
    image.width = button.width;
    image.height = button.size;
    image.alt = button.words;
    image.lang = button.language;
  };

  let shown = [];
  let count = 0;
  let chosen = null;
  function show() {
    const wanted = filters.filter(one => one.select.value);
    shown = all.filter(button => wanted.every(one => one.value(button) === one.select.value));
    count = 0;
    id("buttons").replaceChildren();
    showMore();
    id("count").textContent = shown.length === 1 ? "1 button" : `${shown.length} buttons`;
  }
  function showMore() {
    const pieces = shown.slice(count, count + step).map(button => {
      const image = make("img", { loading: "lazy" });
      picture(image, button);
      const card = make("button", { type: "button" }, image);
      card.setAttribute("aria-pressed", button === chosen);
      card.addEventListener("click", () => choose(button, card));
      return card;
    });
    id("buttons").append(...pieces);
    count += pieces.length;
    id("more").hidden = count >= shown.length;
  }
  id("more").addEventListener("click", () => {
    const next = count;
    showMore();
    id("buttons").children[next].focus();
  });

  for (const page of pages) {
    id("page").append(make("option", { value: site + page.link + "/" }, page.title));
  }
  id("page").append(make("option", { value: site }, "The list of all pages"));
  id("page").addEventListener("change", () => describe(chosen));

  function choose(button, card) {
    chosen = button;
    for (const other of id("buttons").querySelectorAll("[aria-pressed=true]")) {
      other.setAttribute("aria-pressed", "false");
    }
    card.setAttribute("aria-pressed", "true");
    id("chosen").hidden = false;
    id("chosen").querySelector("[role=status]").textContent = "";
    describe(button);
    id("use").focus();
  }

  // MARK: What is copied

  const attributes = button =>
    ` lang="${button.language}"` + (button.direction === "rtl" ? " dir=\"rtl\"" : "");
  const filled = (template, values) =>
    template.replace(/\{([a-z]+)\}/g, (_, name) => escaped(String(values[name])));
  // The program that made this page wrote the templates, and has checked them for mail.
  const mailPicture = (button, link) => filled(pictures[button.size],
    { ...button, link, picture: published + button.path });
  const mailTable = (button, link) =>
    filled(button.colour.tables[button.style.sizes.indexOf(button.size)], { ...button, link });
  const webPicture = (button, link, style) =>
    `<a href="${link}"${attributes(button)}${style}><img src="${published}${button.path}.png" `
    + `srcset="${published}${button.path}@2x.png 2x" alt="${escaped(button.words)}" `
    + `width="${button.width}" height="${button.size}"></a>`;

  const copying = (name, value, done) => {
    const button = make("button", { type: "button" }, name);
    button.dataset.text = value;
    button.dataset.done = done;
    return button;
  };
  const rich = (name, key, html, text) => {
    const kept = make("script", { type: "application/json", id: key },
      JSON.stringify({ html, text }));
    const button = make("button", { type: "button", className: "go" }, name);
    button.dataset.copy = key;
    button.dataset.done = "Copied. Paste it into your signature or message.";
    return [button, kept];
  };
  const file = (size, button, ending) => {
    const kept = { href: folder + button.path + ending, className: "plain" };
    return isOnDisk ? make("a", { ...kept, target: "_blank" }, "Open " + size)
      : make("a", { ...kept, download: button.path.replace("/", "-") + ending }, "Download " + size);
  };

  function describe(button) {
    const address = published + button.path + ".png";
    const target = id("page").value;
    const link = escaped(target);
    for (const preview of document.querySelectorAll(".preview")) picture(preview, button);
    const fact = (name, value, wide) => make("div", { className: wide ? "wide" : "" },
      make("dt", {}, name), make("dd", {}, value));
    id("facts").replaceChildren(
      fact("Alternative text",
        make("bdi", { lang: button.language }, button.words)),
      fact("Size", `${button.width} × ${button.size} pixels`),
      fact("Contrast of the words", `${button.colour.contrast}:1`),
      fact("Contrast on light and dark mail",
        button.colour.grounds.map(one => one + ":1").join(" and ")),
      fact("Address", make("code", {}, address), true));
    id("picture").replaceChildren(
      copying("Copy address", address, "The picture's address is copied."),
      copying("Copy alternative text", button.words, "The alternative text is copied."),
      file("1×", button, ".png"), file("2×", button, "@2x.png"), file("SVG", button, ".svg"));
    const plain = `${button.words}: ${target}`;
    id("mail").replaceChildren(
      ...rich("Copy button", "mail-picture", mailPicture(button, target), plain),
      copying("Copy HTML of the picture button", mailPicture(button, target),
        "The HTML of the picture button is copied as text."),
      ...rich("Copy button without a picture", "mail-table", mailTable(button, target), plain),
      copying("Copy HTML without a picture", mailTable(button, target),
        "The HTML of the button without a picture is copied as text."),
      copying("Copy the page's address", target, "The page's address is copied."));
    const floating = " style=\"position:fixed;inset-block-end:1.5rem;inset-inline-end:1.5rem;"
      + "z-index:1000\"";
    id("web").replaceChildren(
      copying("Copy link", `<a href="${link}"${attributes(button)}>${escaped(button.words)}</a>`,
        "The HTML of the link is copied as text."),
      copying("Copy inline button", webPicture(button, link, ""),
        "The HTML of the inline button is copied as text."),
      copying("Copy floating button", webPicture(button, link, floating),
        "The HTML of the floating button is copied as text."));
  }

  id("on-disk").hidden = !isOnDisk;
  show();
})();
