// Reloads the page after each build, and shows what is wrong when a build failed.
(() => {
  "use strict";

  const script = document.currentScript;
  const build = script.dataset.build;
  const events = new URL("events", script.src).href;
  const stylesheet = new URL("reload.css", script.src).href;
  const shownAtMost = 50;
  let source = null;
  let timer = 0;

  function connect() {
    disconnect();
    // Browsers open six connections to a host; pages out of sight would use them up.
    if (document.visibilityState === "hidden") return;
    source = new EventSource(events);
    source.addEventListener("hello", (event) => {
      const current = JSON.parse(event.data).build;
      show([]);
      // A page that is stale again right after a reload comes from some cache: no haste then.
      if (current !== build) timer = setTimeout(() => location.reload(), wasReloaded() ? 1000 : 0);
    });
    source.addEventListener("reload", () => location.reload());
    source.addEventListener("diagnostics", (event) => show(JSON.parse(event.data).problems));
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, 1000);
    });
  }

  function disconnect() {
    clearTimeout(timer);
    if (source) source.close();
    source = null;
  }

  function wasReloaded() {
    const [entry] = performance.getEntriesByType("navigation");
    return entry !== undefined && entry.type === "reload";
  }

  // The panel stands in a shadow tree, so that neither stylesheet reaches the other's elements.
  const host = document.createElement("div");
  host.lang = "en";
  host.dir = "ltr";
  const tree = host.attachShadow({ mode: "open" });
  const announcement = element("p", { class: "announcement", role: "status" });
  const panel = element("section", { "aria-labelledby": "title", hidden: "" });
  tree.append(element("link", { rel: "stylesheet", href: stylesheet }), announcement, panel);

  function show(problems) {
    if (problems.length === 0) {
      if (!panel.hidden) announcement.textContent = "The build is fine again.";
      panel.hidden = true;
      return;
    }
    if (!host.isConnected) document.documentElement.append(host);
    const title = heading(problems);
    const list = element("ol", {});
    list.append(...problems.slice(0, shownAtMost).map(item));
    const scroller = element("div", { class: "list", tabindex: "0", role: "group" });
    scroller.setAttribute("aria-labelledby", "title");
    scroller.append(list);
    if (problems.length > shownAtMost) {
      scroller.append(text("p", `And ${problems.length - shownAtMost} more.`));
    }
    const button = text("button", "Hide");
    button.type = "button";
    button.addEventListener("click", () => { panel.hidden = true; });
    const head = element("header", {});
    head.append(text("h2", title, { id: "title" }), button);
    panel.replaceChildren(head, scroller);
    panel.hidden = false;
    announcement.textContent = title;
  }

  function heading(problems) {
    const errors = problems.filter((problem) => !problem.warning).length;
    const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
    return errors > 0
      ? `${count(errors, "error")} in the content: nothing new was built`
      : count(problems.length, "warning") + " in the content";
  }

  function item(problem) {
    const entry = element("li", {});
    const place = text("p", `${problem.path}:${problem.line}:${problem.column}`, { class: "place" });
    const word = problem.warning ? "warning" : "error";
    const message = text("p", `${word}: `, { class: word });
    message.append(text("bdi", problem.message));
    entry.append(place, message);
    if (problem.excerpt !== null) entry.append(text("pre", excerpt(problem)));
    if (problem.hint !== null) entry.append(text("p", `help: ${problem.hint}`, { class: "hint" }));
    return entry;
  }

  function excerpt(problem) {
    const before = Array.from(problem.excerpt).slice(0, problem.column - 1);
    const indent = before.map((scalar) => (scalar === "\t" ? "\t" : " ")).join("");
    return `${problem.excerpt}\n${indent}${"^".repeat(Math.max(1, problem.length))}`;
  }

  function element(name, attributes) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function text(name, content, attributes = {}) {
    const made = element(name, attributes);
    made.textContent = content;
    return made;
  }

  tree.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.hidden = true;
  });
  document.addEventListener("visibilitychange", connect);
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", (event) => { if (event.persisted) connect(); });
  connect();
})();
