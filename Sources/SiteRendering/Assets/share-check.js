// Reads a link as Bookplate does, and says what it will do and what is wrong with it.
"use strict";
globalThis.shareCheck = (() => {
  const KNOWN = [
    "name", "email", "company", "mobile", "phone", "location", "subject", "note", "guests", "skip",
    "zone", "event", "date",
  ];
  const ALIASES = {
    customerguests: "guests", mobile_phone: "mobile", soskip: "skip", iana_time_zone: "zone",
  };
  const CAMPAIGN = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];
  const RECORDS = ["sosfLeadId", "sosfContactId", "sosfCaseId", "soisContactID"];
  const STEPS = ["duration", "from", "zones", "start", "request", "page"];
  const LIMITS = { name: 100, location: 200 };

  // As many mail tools write them; a link that was sent must have none left.
  const WORDS = ["ADD_DYNAMIC_FIELD", "XXXX", "__test_email__"];
  const MARKS = [
    ["*|", "|*"], ["{{", "}}"], ["{!", "}"], ["{%", "%}"], ["%%", "%%"], ["<%", "%>"], ["${", "}"],
    ["[[", "]]"], ["[", "]"], ["~", "~"], ["%", "%"], ["#", "#"],
  ];
  const isPlaceholder = value => WORDS.includes(value)
    || MARKS.some(([a, b]) => value.length > a.length + b.length
      && value.startsWith(a) && value.endsWith(b))
    || /\*\|.+\|\*|\{\{.+\}\}|%%.+%%|ADD_DYNAMIC_FIELD/.test(value);

  // How many letters are to be changed, added, dropped or exchanged with the next.
  const distance = (a, b) => {
    const rows = [];
    for (let i = 0; i <= a.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= b.length; j++) {
        if (i === 0) { rows[0].push(j); continue; }
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        let least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          least = Math.min(least, rows[i - 2][j - 2] + 1);
        }
        rows[i].push(least);
      }
    }
    return rows[a.length][b.length];
  };
  const nearest = (word, among) => {
    let best = null;
    let least = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const other of among) {
      // Cheaper than to count, and most are not alike.
      if (Math.abs(other.length - word.length) >= least) continue;
      const count = distance(word, other.toLowerCase());
      if (count < least) [best, least] = [other, count];
    }
    return best;
  };

  // A `%` that begins no byte stands for itself; null when the bytes are not UTF-8.
  const decoded = text => {
    const bytes = [];
    for (const piece of text.replaceAll("+", " ").match(/%[0-9a-f]{2}|[^%]+|%/gi) || []) {
      if (piece.length === 3 && /^%[0-9a-f]{2}$/i.test(piece)) bytes.push(parseInt(piece.slice(1), 16));
      else bytes.push(...new TextEncoder().encode(piece));
    }
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes));
    } catch {
      return null;
    }
  };

  const isEmail = text => /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(\.[^\s@.,;<>()"]+)+$/.test(text);
  const isDay = text => /^\d{4}-\d\d-\d\d$/.test(text)
    && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  const isZone = text => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
    } catch {
      return false;
    }
  };

  class Reading {
    constructor(site) {
      this.site = site;
      this.findings = [];
      this.deeds = [];
      this.values = new Map();
      this.page = null;
      this.isPrivate = false;
    }

    wrong(words, hint) { this.findings.push({ weight: "error", words, hint }); }
    doubt(words, hint) { this.findings.push({ weight: "warning", words, hint }); }
    will(words) { this.deeds.push(words); }

    read(pasted) {
      let text = pasted.trim();
      if (/[\r\n]/.test(text)) {
        this.wrong("A line break cuts the link in two.", "Write it on one line.");
        text = text.replace(/\s*[\r\n]+\s*/g, "");
      }
      const wrapped = /^[<("'[](.*)[>)"'\]][.,;:!?]*$/.exec(text);
      if (wrapped) text = wrapped[1];
      if (/[.,;:!?)>\]'"]$/.test(text) && !/\]\]$|[[{<%~|*][^&=]*$/.test(text)) {
        this.doubt(
          `“${text.at(-1)}” at the end belongs to the sentence, not to the link.`,
          "Bookplate drops it; leave a space after the link.");
        text = text.replace(/[.,;:!?)>\]'"]+$/, "");
      }
      if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) {
        text = /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(text) ? "https://" + text : text;
      }
      // One tool's placeholders would begin the fragment.
      text = text.replace(/#(\w+)#/g, "%23$1%23");
      const parts = /^(https?):\/\/([^/?#\s]+)([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(text);
      if (!parts) {
        this.wrong("This is no link.", `A link begins with ${this.site.url}`);
        return this;
      }
      const [, scheme, authority, path, query, fragment] = parts;
      this.place(scheme.toLowerCase(), authority.toLowerCase(), path || "/");
      if (query && (this.page || this.isPrivate)) this.query(query.slice(1));
      if (fragment && this.page) this.doubt(`“${fragment}” is not read.`, "Leave it out.");
      if (this.page) this.judge();
      return this;
    }

    // MARK: Where it leads

    place(scheme, authority, path) {
      const below = address => {
        const root = /^(https?):\/\/([^/]+)(\/.*)$/.exec(address || "");
        if (!root || root[2].toLowerCase() !== authority) return null;
        const isBelow = path.startsWith(root[3]) || path + "/" === root[3];
        if (!isBelow) return null;
        if (root[1] !== scheme && scheme === "http") {
          this.doubt("It begins with http, so others can read it on its way.", "Write https.");
        }
        return path.slice(root[3].length);
      };
      const onSite = below(this.site.url);
      const onEndpoint = below(this.site.endpoint);
      if (onSite === null && onEndpoint === null) {
        this.wrong(
          `It leads to ${authority}${path}, which is not this site.`,
          `Links of this site begin with ${this.site.url}`);
        return;
      }
      const names = (onEndpoint ?? "").split("/").filter(Boolean);
      const secret = names.length === 2 ? { o: "once", p: "sealed", m: "manage" }[names[0]] : null;
      if (secret && onEndpoint !== null) return this.secret(secret);
      const isDrawn = names[0] === "book" && names.length === 2;
      const own = isDrawn ? [names[1]] : (onSite ?? onEndpoint).split("/").filter(Boolean);
      if (own.at(-1) === "index.html") own.pop();
      if (own.length === 0) return this.will("Shows the list of all pages.");
      if (own.length > 1) return this.wrong(`There is no page at “${own.join("/")}”.`);
      this.find(own[0], isDrawn);
    }

    secret(kind) {
      this.isPrivate = true;
      if (kind === "once") {
        this.will("A one-time link: it books once, and hides the page behind it.");
        this.will("Opening it does not use it up. Only the site knows whether it is still good.");
      } else if (kind === "sealed") {
        this.will("A sealed link: it knows a customer, and nobody can read it.");
        this.will("Only the site can open it. Everybody who has it can book as that customer.");
      } else {
        this.wrong(
          "A customer's own link: it shows, moves and cancels their booking.",
          "Share it with nobody else.");
      }
    }

    find(name, isDrawn) {
      const link = decoded(name.replaceAll("+", "%2B"))?.toLowerCase() ?? name;
      const { pages } = this.site;
      // A page that was chosen on a page of a team.
      const chosen = isDrawn && link.includes(".") ? link.split(".") : null;
      const page = pages.find(page => page.link === (chosen ? chosen[0] : link));
      if (page) {
        this.page = chosen ? pages.find(page => page.link === chosen[1]) ?? page : page;
        this.will(`Opens “${page.title}”.`);
        if (!page.open) this.doubt("The page takes no bookings now.", "See `accepting` in its file.");
        return;
      }
      this.page = pages.find(page => page.former?.includes(link)) ?? null;
      if (this.page) {
        this.will(`Opens “${this.page.title}”.`);
        this.doubt(
          `“${link}” is a former link; it forwards to “${this.page.link}”.`,
          `Write ${this.site.url}${this.page.link}/`);
        return;
      }
      const links = pages.flatMap(page => [page.link, ...page.former ?? []]);
      const near = nearest(link, links);
      this.wrong(`There is no page at “${link}”.`, near ? `Did you mean “${near}”?` : undefined);
    }

    // MARK: What it brings

    query(query) {
      if (query.includes("?")) {
        this.wrong("A second “?” does not begin anything.", "Join parameters with “&”.");
        query = query.replaceAll("?", "&");
      }
      if (/&amp;/i.test(query)) {
        this.doubt("“&amp;” stands where “&” belongs.", "It was copied from HTML source; Bookplate reads it.");
        query = query.replace(/&amp;/gi, "&");
      }
      for (const piece of query.split("&")) {
        if (piece) this.parameter(piece);
      }
    }

    parameter(piece) {
      const at = piece.indexOf("=");
      if (at <= 0) {
        this.wrong(
          `“${piece}” has no ${at ? "value" : "name"}.`,
          "If it belongs to the value before it, write the “&” there as %26.");
        return;
      }
      const written = decoded(piece.slice(0, at));
      const raw = piece.slice(at + 1);
      const name = this.name(written ?? piece.slice(0, at));
      if (name === null) return;
      // Placeholders stand in a link as the tool wants them, so these come first.
      if (isPlaceholder(raw) || isPlaceholder(decoded(raw) ?? "")) {
        this.wrong(
          `The placeholder ${decoded(raw) ?? raw} is left in “${name}”.`,
          "Send it with the mail tool that fills it in; Bookplate takes it for empty.");
        return;
      }
      const value = this.value(name, raw);
      if (!value) return;
      if (this.values.has(name) && !this.isQuestion(name)) {
        this.doubt(`“${name}” is there twice; the first counts.`);
        return;
      }
      this.values.set(name, value);
    }

    get questions() {
      return (this.page?.asks ?? []).filter(name => !name.endsWith("!!"))
        .map(name => name.replace("!", ""));
    }
    isQuestion(name) { return this.questions.some(other => other.toLowerCase() === name); }

    name(written) {
      const lower = written.trim().toLowerCase();
      const name = ALIASES[lower] ?? lower;
      if (KNOWN.includes(name) || CAMPAIGN.includes(name) || this.isQuestion(name)) return name;
      if (RECORDS.some(record => record.toLowerCase() === name)) {
        this.doubt(
          `“${written}” is the number of a record, which Bookplate does not look up.`,
          "Add name and email, and they are filled in.");
        return null;
      }
      if (STEPS.includes(name)) {
        this.doubt(`“${written}” is a step of somebody's booking.`, "Leave it out.");
        return null;
      }
      if (this.isPrivate) return null;
      const near = nearest(lower, [...KNOWN, ...CAMPAIGN, ...RECORDS, ...this.questions]);
      this.wrong(
        `The page does not ask for “${written}”, so it is left out.`,
        near ? `Did you mean “${near}”?` : undefined);
      return null;
    }

    value(name, raw) {
      if (raw === "") {
        this.doubt(`“${name}” is empty.`);
        return null;
      }
      const once = decoded(raw);
      if (once === null) {
        this.wrong(`The value of “${name}” is not UTF-8, so it is left out.`, "Encode it again.");
        return null;
      }
      let value = once;
      if (/%[0-9a-f]{2}/i.test(once) && !/%(?![0-9a-f]{2})/i.test(once)) {
        this.doubt(`The value of “${name}” is encoded twice.`, "Bookplate reads it; others may not.");
        value = decoded(once) ?? once;
      }
      if (name === "email") value = value.trim().replaceAll(" ", "+");
      if (/[\s<>"{}|\\^`]/.test(raw) || /[^\x00-\x7f]/.test(raw)) {
        const mended = encodeURIComponent(value);
        this.wrong(`The value of “${name}” is not encoded.`, `Write ${name}=${mended}`);
      } else if (/%(?![0-9a-f]{2})/i.test(raw)) {
        this.wrong(`A “%” in “${name}” is not encoded.`, "Write %25 for it.");
      } else if (raw.includes("+") && ["email", "phone", "mobile", "guests"].includes(name)) {
        this.doubt(`The “+” in “${name}” means a space.`, `Write ${name}=${raw.replaceAll("+", "%2B")}`);
      }
      return value;
    }

    // MARK: What comes of it

    judge() {
      const { page, values } = this;
      const personal = [...values.keys()].filter(
        name => !["skip", "zone", "event", "date"].includes(name) && !CAMPAIGN.includes(name));
      if (personal.length) {
        const told = personal.map(name => `${name} (${values.get(name)})`);
        this.will(`Fills in ${told.join(", ")}.`);
        this.will("Whoever sees the link can read that. A sealed link cannot be read.");
      }
      const email = values.get("email");
      const isWrong = email !== undefined && !isEmail(email);
      if (isWrong) this.wrong(`“${email}” is no e-mail address.`);
      for (const [name, limit] of Object.entries(LIMITS)) {
        if ([...values.get(name) ?? ""].length > limit) {
          this.doubt(`“${name}” is longer than ${limit} characters and will be cut.`);
        }
      }
      const { date, event, zone, skip } = Object.fromEntries(values);
      if (date && !isDay(date)) {
        this.wrong(`“${date}” is no day.`, "Write it as 2031-05-23.");
      }
      if (event && page.events && !page.events.includes(event)) {
        const near = nearest(event.toLowerCase(), page.events);
        this.wrong(
          `The page has no event “${event}”, so the customer chooses one.`,
          near ? `Did you mean “${near}”?` : `It has ${page.events.join(", ")}.`);
      }
      if (zone && !isZone(zone)) {
        this.wrong(`“${zone}” is no time zone.`, "Write it as Europe/London.");
      }
      if ((values.get("guests") ?? "").split(/[,;]/).length > 10) {
        this.doubt("There are more than ten guests.");
      }
      for (const name of CAMPAIGN.filter(name => values.has(name))) {
        this.will(`Keeps ${name} (${values.get(name)}) with the booking.`);
      }
      this.skip(skip, isWrong, page);
    }

    skip(skip, isWrong, page) {
      if (skip !== undefined && skip !== "0" && skip !== "1") {
        this.wrong(`“skip” is 1 or 0, not “${skip}”.`);
      }
      if (skip !== "1") return this.will("Shows the form before it books.");
      const isMissing = name => !this.values.has(name.toLowerCase());
      const missing = ["name", "email"].filter(isMissing);
      const asked = (page.asks ?? []).filter(name => name.endsWith("!"))
        .map(name => name.replaceAll("!", "")).filter(isMissing);
      if (missing.length) {
        const are = missing.length > 1 ? "are" : "is";
        this.doubt(
          `The form cannot be left out: ${missing.join(" and ")} ${are} missing.`,
          "The form is shown, filled in with the rest.");
      } else if (!page.skips) {
        this.doubt(
          "The page does not let links leave the form out.",
          "Write `skip: allowed` in its file, or let customers review the form with one press.");
      } else if (asked.length) {
        this.doubt(`The form is still shown where a meeting asks for ${asked.join(", ")}.`);
      } else if (!isWrong) {
        return this.will("Leaves the form out: choosing a time books it.");
      }
      this.will("Shows the form before it books.");
    }
  }

  // What a link does, `deeds`, and what is wrong with it, `findings`.
  return (pasted, site) => {
    const { deeds, findings, page } = new Reading(site).read(pasted);
    return { deeds, findings, page };
  };
})();
