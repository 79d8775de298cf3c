// What pages gain with a script. Without it everything is there, as of the build.
(() => {
  "use strict";
  const MINUTE = 60e3;
  const html = document.documentElement;
  const words = document.body.dataset;
  const site = new URL("..", document.currentScript.src);
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // Storage may be forbidden, and is on some disks.
  const recall = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const remember = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* for this page only, then */ }
  };

  // Time: the reader's clock, corrected by the server's.
  let skew = 0;
  const now = () => Date.now() + skew;
  const get = async (address, cache) => {
    const response = await fetch(address, { cache, signal: AbortSignal.timeout(9e3) });
    const date = Date.parse(response.headers.get("date"));
    if (date && cache === "no-store") {
      const moved = date + 1e3 * (response.headers.get("age") || 0) - Date.now();
      skew = Math.abs(moved) < 5e3 ? 0 : moved;
    }
    if (!response.ok) throw new Error(response.status);
    return response;
  };

  // Times in the reader's zone, and the way back.
  const language = html.lang || "en";
  const tongues = /^en\b/.test(language) ? ["en-GB", "en-US", "en-AU"] : [language];
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const written = new WeakMap();
  const format = (at, options, tongue = tongues[0]) =>
    new Intl.DateTimeFormat(tongue, { hourCycle: "h23", ...options }).format(at);
  const day = (at, timeZone) => format(at, { dateStyle: "long", timeZone });
  const clock = (at, timeZone) =>
    format(at, { timeStyle: at.getSeconds() ? "medium" : "short", timeZone });
  const letters = (at) => {
    const names = tongues.map((tongue) =>
      new Intl.DateTimeFormat(tongue, { timeZoneName: "short" })
        .formatToParts(at).find((part) => part.type === "timeZoneName").value);
    return names.find((name) => !/\d/.test(name)) || names[0].replace("GMT", "UTC");
  };
  const local = (element, at, before) => {
    const text = written.get(element);
    const about = text.includes(words.about) ? words.about : "";
    const time = `${about}${clock(at)} ${letters(at)}`;
    const alone = "clock" in element.dataset && before && day(before) === day(at);
    return alone ? time : `${day(at)}, ${time}`;
  };
  const foot = find("#zone");
  const zoneText = foot.textContent;
  const switchZone = make("button", { type: "button" });
  switchZone.onclick = () => {
    remember("statuary-zone", recall("statuary-zone") === "page" ? "own" : "page");
    showTimes();
  };
  const elsewhere = (at) => {
    try {
      const there = foot.dataset.zone;
      return clock(at, there) !== clock(at) || day(at, there) !== day(at);
    } catch { return true; } // a zone that this browser does not know
  };
  const showTimes = () => {
    const own = recall("statuary-zone") !== "page";
    const times = all("time[datetime]").map((element) => [element, new Date(element.dateTime)]);
    const differ = times.some(([, at]) => elsewhere(at));
    let before;
    for (const [element, at] of times) {
      if (!written.has(element)) written.set(element, element.textContent);
      const forms = [written.get(element), local(element, at, before)];
      if (differ) [element.title, element.textContent] = own ? forms : forms.reverse();
      before = at;
    }
    if (!differ) return;
    foot.textContent = own ? fill(foot.dataset.own, { zone: here }) : zoneText;
    switchZone.textContent = own
      ? fill(foot.dataset.toPage, { zone: foot.dataset.zone }) : foot.dataset.toOwn;
    foot.after(switchZone);
  };

  // "12 minutes ago", beside what has just been said.
  const ago = (at) => {
    const minutes = Math.floor((now() - at) / MINUTE);
    if (minutes < 1) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "second");
    const [length, unit] = minutes < 60 ? [1, "minute"] : minutes < 2880 ? [60, "hour"] : [1440, "day"];
    return new Intl.RelativeTimeFormat(language).format(-Math.floor(minutes / length), unit);
  };
  const showAges = () => {
    for (const time of all(".age time, [data-open] .update:first-child time")) {
      const place = time.closest("a") || time;
      if (!place.nextElementSibling?.matches(".ago")) place.after(make("span", { className: "ago" }));
      place.nextElementSibling.textContent = `, ${ago(Date.parse(time.dateTime))}`;
    }
  };

  // The banner, and maintenance by the clock.
  let title = document.title;
  const banner = () => find("#banner");
  const setBanner = (status, text, state) => {
    const headline = find(".headline", banner());
    banner().className = `banner ${status}`;
    headline.className = `headline ${status}`;
    find(".words", headline).textContent = text;
    find(".lasting", headline)?.remove();
    document.title = title.replace(/^.*? – /, `${state} – `);
  };
  const holdMaintenance = () => {
    for (const item of all("[data-from]")) {
      const { from, until, routine, components, headline } = item.dataset;
      const over = now() >= Date.parse(until);
      const rows = components.split(" ").map((id) => id && find(`[data-component="${id}"]`)).filter(Boolean);
      if (item.dataset.status === "scheduled") {
        // One of many that repeat ends by the clock: only a build knows how it stands after that.
        if (now() < Date.parse(from) || (over && routine)) continue;
        item.dataset.status = "in_progress";
        find(".step", item).textContent = words.begun;
        for (const row of rows) maintain(row);
        if (banner()?.matches(".operational")) setBanner("under_maintenance", headline, words.maintained);
      }
      if (!over || routine) continue;
      sayOverdue(find(".step", item), ", ");
      for (const row of rows) {
        if (find(".state.under_maintenance", row)) sayOverdue(find(".state", row));
      }
      if (banner()?.matches(".under_maintenance") && !find(".overdue", banner())) {
        find(".headline").after(make("p", { className: "overdue", textContent: words.past }));
      }
    }
  };
  const maintain = (row) => {
    for (; row; row = row.parentElement.closest(".group")) {
      const state = find(".state", row);
      if (!state.matches(".operational")) continue;
      state.className = "state under_maintenance";
      state.lastChild.data = words.maintained;
      const details = find("details", row);
      if (details) details.open = true;
    }
  };
  const sayOverdue = (element, ...between) => {
    if (find(".overdue", element.parentElement)) return;
    element.after(...between, make("span", { className: "overdue", textContent: words.overdue }));
  };

  // How old the whole is. On the first page its banner says so, elsewhere a file does.
  let build = {};
  const ask = async () => {
    try {
      build = await (await get(new URL("api/statuary/build.json", site), "no-store")).json();
    } catch { /* offline or on a disk: what is known decides */ }
  };
  const judgeAge = () => {
    const own = banner()?.dataset;
    const built = own ? own.built : !build.closed && build.generated_at;
    const at = new Date(built || NaN);
    const stale = now() - at > 1e3 * (own ? own.freshness : build.freshness_seconds);
    const strip = find("#stale");
    if (!stale) return strip?.remove();
    const time = make("time", { dateTime: at.toISOString(), textContent: `${day(at)}, ${clock(at)} ${letters(at)}` });
    const [before, after] = words.stale.split("{when}");
    if (own) {
      if (banner().matches(".stale")) return;
      setBanner("unknown", "", words.unknown);
      banner().classList.add("stale");
      find(".words").append(before, time, after);
    } else if (!strip) {
      find("main").before(make("p", { id: "stale", className: "strip" }, before, time, after));
    }
  };

  // What the page says of the present is told once to those who listen, when it changes.
  const told = make("p", { className: "hidden" });
  told.setAttribute("role", "status");
  document.body.append(told);
  let known;
  const tell = () => {
    const said = find("#stale, .headline .words, article > .meta .step")?.textContent;
    if (known !== undefined && said !== known) told.textContent = said;
    known = said;
  };

  // Everything that depends on the time, each minute.
  const tick = () => {
    showAges();
    holdMaintenance();
    judgeAge();
    showTimes();
    tell();
  };

  // A newer build takes the page's place; what the reader has opened and chosen stays.
  const changing = "main, footer .changed";
  let shown = all(changing).map((part) => part.innerHTML).join();
  let opened = new Map();
  const groups = () => all("main details").map((each) => [find("summary .name", each)?.textContent, each]);
  const noteGroups = () => { opened = new Map(groups().map(([name, each]) => [name, each.open])); };
  const sameAs = (focused) => {
    const [href, text] = [focused.getAttribute("href"), focused.textContent];
    return all(focused.tagName, find("main")).find((each) =>
      each.id === focused.id && each.getAttribute("href") === href && (href || each.textContent === text));
  };
  const replace = (fresh) => {
    const focused = find("main").contains(document.activeElement) && document.activeElement;
    const place = scrollY;
    const before = groups();
    const parts = all(changing, fresh);
    all(changing).forEach((part, index) => parts[index] && part.replaceWith(document.adoptNode(parts[index])));
    title = document.title = fresh.title;
    const icon = find("link[rel=icon]", fresh)?.getAttribute("href");
    if (icon) find("link[rel=icon]").setAttribute("href", icon);
    const was = opened;
    noteGroups();
    for (const [name, each] of groups()) {
      const old = before.find(([known]) => known === name)?.[1];
      if (old && was.get(name) === each.open) each.open = old.open;
    }
    if (focused) sameAs(focused)?.focus({ preventScroll: true });
    scrollTo({ top: place, behavior: "instant" });
    dress();
    tick();
  };
  let wait = MINUTE, timer, looked = Date.now();
  const watched = () => find("[data-built], [data-open]");
  const look = async () => {
    looked = Date.now();
    await ask();
    try {
      if (watched()) {
        const text = await (await get(location.href.split("#")[0], "no-cache")).text();
        const fresh = new DOMParser().parseFromString(text, "text/html");
        const content = all(changing, fresh).map((part) => part.innerHTML).join();
        wait = Math.min(wait * 1.5, 10 * MINUTE);
        if (find("main", fresh) && content !== shown) {
          shown = content;
          wait = MINUTE;
          replace(fresh);
        }
      }
    } catch { /* the next look may do better */ }
    tick();
    plan();
  };
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(() => document.hidden || look(), wait);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (Date.now() - looked > 5e3) look();
    else tick();
  });

  // Light, dark, or as the system has it.
  const schemes = ["auto", "light", "dark"];
  const switchScheme = make("button", { type: "button", className: "scheme" });
  const showScheme = () => {
    const scheme = html.dataset.scheme || "auto";
    switchScheme.textContent = { auto: "◐", light: "○", dark: "●" }[scheme];
    switchScheme.title = words[scheme];
    switchScheme.setAttribute("aria-label", words[scheme]);
  };
  switchScheme.onclick = () => {
    const next = schemes[(schemes.indexOf(html.dataset.scheme || "auto") + 1) % 3];
    if (next === "auto") delete html.dataset.scheme;
    else html.dataset.scheme = next;
    remember("statuary-scheme", next);
    showScheme();
  };
  showScheme();
  html.classList.add("js");
  find("header.site").append(switchScheme);

  // Finding in the history: what stands here, or all that is on record.
  const dressFilter = () => {
    const place = find("#filter");
    if (!place) return;
    const { text, impact, component, impacts, hits, index } = place.dataset;
    const pairs = (lines) => (lines || "").split("\n").filter(Boolean).map((line) => [line.split(" ", 1)[0], line.replace(/^\S+ /, "")]);
    const option = ([value, name]) => make("option", { value, textContent: name });
    const choice = (label, options) => {
      const made = make("select", { ariaLabel: label }, option(["", label]), ...options.map(option));
      made.setAttribute("aria-label", label);
      return made;
    };
    const names = new Map(pairs(impacts));
    const input = make("input", { type: "search", placeholder: text });
    input.setAttribute("aria-label", text);
    const byImpact = choice(impact, [...names]);
    const offer = (components) => components.sort((a, b) => a[1].localeCompare(b[1], language));
    const entries = all(".entries > li").map((element) => ({
      element,
      title: element.textContent,
      impact: element.dataset.impact,
      components: pairs(element.dataset.components),
    }));
    const byComponent = choice(component, offer([...new Map(entries.flatMap((entry) => entry.components))]));
    const count = make("p", { className: "meta" });
    count.setAttribute("role", "status");
    place.append(input, byImpact, byComponent);
    place.after(count);
    const results = make("ul", { className: "plain entries" });
    const rest = all("main > section");
    let records;
    const load = async () => {
      if (!index || records) return;
      records = [];
      try {
        const found = await (await get(new URL(index, location), "no-cache")).json();
        byComponent.append(...offer(Object.entries(found.components)).map(option));
        records = found.records;
        count.after(results);
        filter();
      } catch { records = undefined; }
    };
    const month = (name) =>
      new Intl.DateTimeFormat(tongues[0], { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(name));
    const line = (record) => make("li", {},
      make("a", { href: new URL(`incidents/${record.id}/index.html`, site).href, textContent: record.title }), " ",
      make("span", { className: "meta", textContent: [month(record.month), names.get(record.impact)].filter(Boolean).join(" · ") }));
    const filter = () => {
      const wanted = input.value.toLocaleLowerCase(language).split(/\s+/);
      const matches = (record, ids) =>
        wanted.every((word) => record.title.toLocaleLowerCase(language).includes(word)) &&
        (!byImpact.value || record.impact === byImpact.value) &&
        (!byComponent.value || ids.includes(byComponent.value));
      const any = input.value.trim() || byImpact.value || byComponent.value;
      const from = index ? records || [] : entries;
      const found = from.filter((record) =>
        matches(record, index ? record.components : record.components.map(([id]) => id)));
      if (index) {
        if (!records) return;
        for (const section of rest) section.hidden = any;
        results.replaceChildren(...(any ? found.slice(0, 100).map(line) : []));
      } else {
        for (const { element } of entries) element.hidden = true;
        for (const { element } of found) element.hidden = false;
      }
      count.textContent = any ? fill(hits, { n: found.length, all: from.length }) : "";
    };
    for (const kind of ["focusin", "pointerover"]) place.addEventListener(kind, load);
    place.addEventListener("input", filter);
  };

  // Addresses of feeds, to take along.
  const dressFeeds = () => {
    const { copy, copied } = find("#feeds")?.dataset || {};
    for (const link of copy ? all("main a[type]") : []) {
      const button = make("button", { type: "button", textContent: copy });
      button.setAttribute("aria-label", `${copy} ${link.href}`);
      button.onclick = async () => {
        try {
          await navigator.clipboard.writeText(link.href);
          button.textContent = told.textContent = copied;
        } catch {
          const field = make("input", { readOnly: true, value: link.href });
          field.setAttribute("aria-label", link.textContent);
          button.replaceWith(field);
          field.select();
        }
      };
      link.after(" ", button);
    }
  };

  const dress = () => {
    showTimes();
    dressFilter();
    dressFeeds();
  };
  noteGroups();
  dress();
  ask().then(() => {
    tick();
    setInterval(() => document.hidden || tick(), MINUTE);
    const own = banner()?.dataset.built;
    if (own && build.generated_at && build.generated_at !== own) look();
    else if (watched()) plan();
  });
})();
