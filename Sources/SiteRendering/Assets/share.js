// The page on which an owner picks a page and takes the right link to it.
"use strict";
(() => {
  const by = id => document.getElementById(id);
  const site = { ...JSON.parse(by("data").textContent), tools: shareTools };
  const SHOWN = 60;
  let page = null;
  let kind = "general";
  // The link that was made last, which is shown once; the key stays in its field.
  let once = null;

  const make = (name, attributes = {}, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...content);
    return element;
  };

  const address = page => site.url + page.link + "/";
  // Mail programs end links before these too.
  const encoded = text => encodeURIComponent(text).replace(
    /[!'()*]/g, mark => "%" + mark.charCodeAt(0).toString(16).toUpperCase());
  const isEmail = text => /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(\.[^\s@.,;<>()"]+)+$/.test(text);

  // MARK: The pages

  const search = site.pages.map(page => [page.title, page.link, page.host, ...page.former ?? []]
    .join("\n").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());

  const row = item => {
    const id = "page-" + item.link;
    const radio = make("input", { type: "radio", name: "page", id, value: item.link });
    radio.checked = item === page;
    radio.addEventListener("change", () => choose(item));
    const marks = [
      item.team && "Team page", !item.open && "Takes no bookings", !item.listed && "Not in the list",
    ].filter(Boolean).map(words => make("span", { class: "mark" }, words));
    const label = make(
      "label", { for: id },
      make("bdi", { class: "title" }, item.title),
      make("span", { class: "where" }, item.link, " · ", make("bdi", {}, item.host)), ...marks);
    const copy = make(
      "button",
      {
        type: "button", "data-text": address(item), "data-done": `Copied the link of “${item.title}”.`,
        "aria-label": `Copy the link of ${item.title}`,
      },
      "Copy");
    return make("li", {}, radio, label, copy);
  };

  const list = () => {
    const words = by("filter").value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .split(/\s+/).filter(Boolean);
    const found = site.pages.filter((_, i) => words.every(word => search[i].includes(word)));
    by("pages").replaceChildren(...found.slice(0, SHOWN).map(row));
    const counted = count => count === 1 ? "1 page" : `${count.toLocaleString("en")} pages`;
    by("count").textContent = found.length > SHOWN
      ? `The first ${SHOWN} of ${counted(found.length)}; type to find others.`
      : found.length ? counted(found.length) : "No page has these words.";
  };

  const choose = item => {
    page = item;
    once = null;
    by("maker-title").replaceChildren("Link to ", make("bdi", {}, item.title));
    show();
  };

  // MARK: The link

  const pairs = fields => fields.map(([name, value]) => name + "=" + value).join("&");

  // The link, or why there is none yet.
  const KINDS = {
    general: () => ({ link: address(page) }),
    personal: () => {
      const [name, email] = [by("name").value.trim(), by("email").value.trim()];
      if (!name || !email) return { wait: "Type the customer’s name and e-mail address." };
      if (!isEmail(email)) return { wait: `“${email}” is no e-mail address.`, field: "email" };
      const fields = [["name", encoded(name)], ["email", encoded(email)]];
      if (by("skip").checked) fields.push(["skip", "1"]);
      return { link: address(page) + "?" + pairs(fields) };
    },
    merge: () => {
      const [, parameters, skip] = site.tools[by("tool").value];
      const rest = by("merge-skip").checked ? "&" + skip + "=1" : "";
      return { link: address(page) + "?" + parameters + rest, isTemplate: true };
    },
    once: () => once ? { link: once } : { wait: "Press “Make link”; each link books once." },
  };

  const show = () => {
    const { link, wait, field, isTemplate } = KINDS[kind]();
    by("link").value = link ?? "";
    by("link").placeholder = wait ?? "";
    by("email").setAttribute("aria-invalid", String(field === "email"));
    by("wait").textContent = wait ?? "";
    const copy = by("copy");
    copy.disabled = !link;
    copy.dataset.text = link ?? "";
    by("copied").textContent = "";
    const open = by("open");
    open.hidden = !link || Boolean(isTemplate);
    if (link && !isTemplate) open.href = link;
    notes();
    seal();
    code(isTemplate ? null : link);
  };

  const notes = () => {
    const asks = page.team
      ? "A team page asks customers to review the form, with one press."
      : "This page asks customers to review the form, with one press. "
        + "Write skip: allowed in its file to let such links book at once.";
    const wants = (page.asks ?? []).filter(name => name.endsWith("!"))
      .map(name => name.replaceAll("!", ""));
    const more = `The form is still shown where a meeting asks for ${wants.join(", ")}.`;
    const note = !page.skips ? asks : wants.length ? more : "";
    by("skip-note").textContent = by("skip").checked ? note : "";
    by("once-skip-note").textContent = !by("once-skip").checked ? ""
      : by("once-name").value.trim() ? note
      : "Needs the customer’s name and e-mail address; without them the form is shown.";
    by("merge-note").textContent = [
      site.tools[by("tool").value][3], by("merge-skip").checked ? note : "",
    ].filter(Boolean).join(" ");
  };

  // The command that makes a sealed link, as a shell takes it.
  const seal = () => {
    const option = (name, example) => {
      const value = by(name).value.trim() || example;
      return ` --${name}='${value.replaceAll("'", "'\\''")}'`;
    };
    const command = "bookplate link personal " + page.link + option("name", "NAME")
      + option("email", "ADDRESS") + (by("skip").checked ? " --skip" : "");
    by("seal").textContent = command;
    by("seal-copy").dataset.text = command;
  };

  const code = link => {
    const drawn = link && shareCode.svg(link);
    by("code").hidden = !drawn;
    if (!drawn || !by("code").open) return;
    const name = (type, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", type);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const { size, path } = drawn;
    const svg = name("svg", {
      xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${size} ${size}`, width: 8 * size,
      height: 8 * size, "shape-rendering": "crispEdges", role: "img",
      "aria-label": `QR code of the link to ${page.title}`,
    });
    svg.append(
      name("rect", { width: size, height: size, fill: "#fff" }),
      name("path", { d: path, fill: "#000" }));
    by("picture").replaceChildren(svg);
    const save = by("save");
    URL.revokeObjectURL(save.href);
    const source = new XMLSerializer().serializeToString(svg);
    save.href = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
    save.download = page.link + ".svg";
  };

  // MARK: One-time links

  const mint = async () => {
    const say = words => { by("once-status").textContent = words; };
    const key = by("key").value.trim();
    const [name, email] = [by("once-name").value.trim(), by("once-email").value.trim()];
    if (!key) return say("Type the key first.");
    if (Boolean(name) !== Boolean(email)) return say("Type both a name and an e-mail address, or neither.");
    const wish = { page: page.link, expires: by("expires").value };
    if (name) Object.assign(wish, { name, email, skip: by("once-skip").checked });
    const wanted = page;
    const button = by("mint");
    button.disabled = true;
    say("Asking for a link…");
    try {
      const answer = await fetch(site.endpoint + "v1/links", {
        method: "POST",
        headers: { "Authorization": "Bearer " + key, "Content-Type": "application/json" },
        body: JSON.stringify(wish),
        credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error",
      });
      const told = await answer.json().catch(() => ({}));
      const link = told.links?.[0];
      if (answer.ok && typeof link?.url === "string") {
        // Another page may have been chosen meanwhile, and the link is not that one's.
        if (page !== wanted) return say(`The link was for “${wanted.title}”; make another.`);
        once = link.url;
        show();
        const end = new Date(link.expires);
        return say(`Made. It is good for one booking${
          Number.isNaN(end.valueOf()) ? "" : ", until " + end.toLocaleDateString("en-GB", { dateStyle: "long" })}.`);
      }
      const problems = (told.errors ?? []).map(one => one.detail).filter(Boolean).join(" ");
      const words = answer.status === 401 || answer.status === 403
        ? "The key is not good for making links." : problems || told.detail || told.title;
      say(words || `The endpoint answered with ${answer.status}.`);
    } catch {
      say("The endpoint cannot be reached from here. One-time links need it; all others do not.");
    } finally {
      button.disabled = false;
    }
  };

  // MARK: Kinds

  const tabs = [...document.querySelectorAll("[role=tab]")];
  const turn = tab => {
    kind = tab.dataset.kind;
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      by(other.getAttribute("aria-controls")).hidden = other !== tab;
    }
    show();
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => turn(tab));
    tab.addEventListener("keydown", event => {
      const last = tabs.length - 1;
      const next = {
        ArrowRight: i === last ? 0 : i + 1, ArrowLeft: i === 0 ? last : i - 1, Home: 0, End: last,
      }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      tabs[next].focus();
      turn(tabs[next]);
    });
  });

  // MARK: Checking

  const check = () => {
    const pasted = by("pasted").value;
    if (!pasted.trim()) return by("findings").replaceChildren();
    const { deeds, findings } = shareCheck(pasted, site);
    const item = (style, title, words, hint) => make(
      "li", { class: style }, make("strong", {}, title), " ", words,
      ...hint ? [make("span", { class: "hint" }, hint)] : []);
    const named = { error: "Wrong:", warning: "Note:" };
    const list = (title, items) => items.length
      ? [make("h3", {}, title), make("ul", { class: "told" }, ...items)] : [];
    by("findings").replaceChildren(
      ...list("What it does", deeds.map(words => make("li", {}, words))),
      ...list(
        findings.some(one => one.weight === "error") ? "What is wrong" : "What to know",
        findings.map(one => item(one.weight, named[one.weight], one.words, one.hint))),
      ...findings.length ? [] : [make("p", { class: "good" }, "Nothing is wrong with it.")]);
  };

  // MARK: Beginning

  // Browsers copy nothing while the caret is left in the field of the key.
  document.addEventListener("click", event => {
    if (event.target.closest("button[data-text]")) getSelection().removeAllRanges();
  }, true);
  site.tools.forEach(([name], i) => by("tool").append(make("option", { value: String(i) }, name)));
  let waiting;
  by("filter").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(list, site.pages.length > 500 ? 120 : 0);
  });
  for (const id of ["name", "email", "skip", "tool", "merge-skip"]) by(id).addEventListener("input", show);
  for (const id of ["name", "email"]) {
    by(id).addEventListener("keydown", event => {
      if (event.key === "Enter" && !by("copy").disabled) by("copy").click();
    });
  }
  for (const id of ["once-name", "once-email", "once-skip", "expires"]) {
    by(id).addEventListener("input", () => { once = null; show(); });
  }
  by("mint").addEventListener("click", mint);
  by("code").addEventListener("toggle", show);
  by("link").addEventListener("focus", () => by("link").select());
  by("pasted").addEventListener("input", check);
  for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
  if (!site.endpoint) {
    by("tab-once").remove();
    by("sealed").hidden = true;
  }
  const asked = decodeURIComponent(location.hash.slice(1)).toLowerCase();
  const first = site.pages.find(item => item.link === asked) ?? site.pages[0];
  if (first) {
    page = first;
    choose(first);
  } else {
    by("maker").hidden = true;
  }
  list();
})();
