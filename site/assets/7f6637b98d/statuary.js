// What pages gain with a script.
(() => {
	const MINUTE = 60e3;
	const html = document.documentElement;
	const words = document.body.dataset;
	const site = new URL("../..", document.currentScript.src);
	const find = (selector, within = document) => within.querySelector(selector);
	const all = (selector, within = document) => [...within.querySelectorAll(selector)];
	const make = (tag, properties, ...children) => {
		const made = document.createElement(tag);
		made.append(...children);
		return Object.assign(made, properties);
	};

	const store = (key, value) => {
		try {
			return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value);
		} catch {} // forbidden
	};

	// The reader's clock, set by the server's.
	let skew = 0;
	const now = () => Date.now() + skew;
	const get = async (address, cache) => {
		if (location.protocol === "file:") throw 0;
		const response = await fetch(address, { cache, signal: AbortSignal.timeout(9e3) });
		const date = Date.parse(response.headers.get("date"));
		if (date && cache === "no-store") {
			skew = date - Date.now() + 1e3 * response.headers.get("age");
		}
		if (!response.ok) throw response;
		return response;
	};

	// Times in the reader's zone.
	const language = html.lang;
	const tongues = /^en\b/.test(language) ? ["en-GB", "en-US"] : [language];
	const formats = {};
	const format = (at, options, tongue = tongues[0]) =>
		(formats[[tongue, Object.entries(options)]] ??=
			new Intl.DateTimeFormat(tongue, { hourCycle: "h23", ...options })).format(at);
	const day = (at, timeZone) => format(at, { dateStyle: "long", timeZone });
	const clock = (at, timeZone) =>
		format(at, { timeStyle: at.getSeconds() ? "medium" : "short", timeZone });
	const zone = (at, timeZone) => {
		const names = tongues.map((tongue) =>
			format(at, { timeZoneName: "short", timeZone }, tongue).split(" ").pop());
		return names.find((name) => !/\d/.test(name)) || names[0];
	};
	const hour = (at, timeZone) => `${clock(at, timeZone)} ${zone(at, timeZone)}`;
	const written = new WeakMap();
	const local = (time, at, before) => {
		const about = written.get(time).includes(words.about) ? words.about : "";
		const sameDay = "clock" in time.dataset && before && day(before) === day(at);
		return (sameDay ? "" : `${day(at)}, `) + about + hour(at);
	};
	const foot = find("#zone") || make("p");
	const footText = foot.textContent;
	const there = foot.dataset.zone;
	const differs = (at) => {
		try {
			return day(at, there) + clock(at, there) !== day(at) + clock(at);
		} catch { return true; }
	};
	const switchZone = make("button");
	switchZone.onclick = () => {
		store("statuary-zone", store("statuary-zone") ? "" : "page");
		showTimes();
	};
	const showTimes = () => {
		const own = !store("statuary-zone");
		const times = all("time").map((time) => [time, new Date(time.dateTime)]);
		if (!times.some(([, at]) => differs(at))) return;
		let before;
		for (const [time, at] of times) {
			if (!written.has(time)) written.set(time, time.textContent);
			const forms = [written.get(time), local(time, at, before)];
			[time.title, time.textContent] = own ? forms : forms.reverse();
			before = at;
		}
		const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
		foot.textContent = own ? foot.dataset.own.replace("{zone}", here) : footText;
		switchZone.textContent = own ? foot.dataset.toPage.replace("{zone}", there) : foot.dataset.toOwn;
		if (!switchZone.isConnected) foot.after(switchZone);
	};

	const ago = (at) => {
		const minutes = Math.max(0, Math.floor((now() - at) / MINUTE));
		const [length, unit] =
			minutes < 120 ? [1, "minute"] : minutes < 2880 ? [60, "hour"] : [1440, "day"];
		return new Intl.RelativeTimeFormat(language).format(-Math.floor(minutes / length), unit);
	};
	const showAges = () => {
		for (const place of all(".age .ago, [data-open] .update:first-child .ago")) {
			place.textContent = ago(Date.parse(find("time", place.parentElement).dateTime));
		}
	};

	// Maintenance by the clock.
	let title = document.title;
	const banner = () => find("#banner");
	const setBanner = (status, state, ...said) => {
		const headline = find(".headline");
		banner().className = `banner ${status}`;
		headline.className = `headline ${status}`;
		find(".words", headline).replaceChildren(...said);
		find(".lasting", headline)?.remove();
		document.title = title.replace(/^.*? – /, `${state} – `);
	};
	const underWay = "[data-components]:not([data-status=scheduled])";
	const settle = (say, ids) => {
		for (const id of ids) {
			let held = find(`${underWay}[data-components~="${id}"]`);
			let row = find(`[data-component="${id}"]`);
			for (; row; row = row.parentElement.closest(".group")) {
				const state = find(".state", row);
				held ||= find(":scope ul .state.under_maintenance", row);
				if (!state.matches(held ? ".operational" : ".under_maintenance")) continue;
				state.classList.toggle("operational");
				state.classList.toggle("under_maintenance");
				state.lastChild.data = held ? say.maintained : say.operational;
				if (held) state.closest("details")?.setAttribute("open", "");
			}
		}
		if (!find("#banner.operational, #banner.under_maintenance")) return;
		const names = all(underWay).map((item) => item.dataset.names).join(", ");
		if (names) setBanner("under_maintenance", say.maintained, `${say.maintained}: ${names}`);
		else setBanner("operational", say.well, say.well);
	};
	const addOverdue = (place, element, textContent, between = "") => {
		if (place && !find(".overdue", place.parentElement)) {
			place.after(between, make(element, { className: "overdue", textContent }));
		}
	};
	const holdMaintenance = () => {
		const list = find(".maintenances");
		const say = list?.dataset;
		for (const item of all("[data-from]")) {
			const { from, until, routine, components } = item.dataset;
			const over = now() >= Date.parse(until);
			if (now() < Date.parse(from)) continue;
			const ids = components.split(" ");
			const step = find(".step", item);
			const begun = item.matches(underWay);
			// It gives way to the next.
			if (over && routine) {
				item.nextElementSibling?.removeAttribute("hidden");
				item.remove();
				if (!find("li", list)) list.remove();
				if (begun) settle(say, ids);
				continue;
			}
			if (!begun) {
				item.dataset.status = "in_progress";
				step.textContent = say.begun;
				settle(say, ids);
			}
			if (!over) continue;
			addOverdue(step, "span", say.overdue, ", ");
			for (const id of ids) {
				addOverdue(find(`[data-component="${id}"] .state.under_maintenance`), "span", say.overdue, " ");
			}
			addOverdue(find("#banner.under_maintenance .headline"), "p", say.past);
		}
	};

	// How old the whole is.
	let build = {};
	const ask = async () => {
		try {
			build = await (await get(new URL("api/statuary/build.json", site), "no-store")).json();
		} catch {}
	};
	const judgeAge = (sure) => {
		const own = banner()?.dataset;
		const at = new Date(own ? own.built : build.closed ? NaN : build.generated_at);
		const stale = now() - at > 1e3 * (own ? own.freshness : build.freshness_seconds);
		if (!stale) return find("#stale")?.remove();
		if (find(".stale")) return;
		if (!sure) return look();
		const [before, after] = words.stale.split("{when}");
		const said = [before, make("time", { dateTime: at.toISOString() }, `${day(at, there)}, ${hour(at, there)}`), after];
		if (own) {
			setBanner("unknown", words.unknown, ...said);
			banner().classList.add("stale");
		} else {
			find("header").append(make("p", { id: "stale", className: "stale" }, ...said));
		}
		showTimes();
	};

	// Changes are told to those who listen.
	const told = make("p", { className: "hidden", role: "status" });
	document.body.append(told);
	let known;
	const tell = () => {
		const said = find("#stale, .headline .words, article > .meta .step")?.textContent;
		if (known && said !== known) told.textContent = said;
		known = said;
	};
	const tick = (sure) => {
		showAges();
		judgeAge(sure);
		holdMaintenance();
		tell();
	};

	// A newer build: no other text becomes HTML.
	const policy = self.trustedTypes?.createPolicy("statuary", { createHTML: String });
	const parts = (page) => all("main, .changed", page);
	const bytes = (page) => parts(page).map((part) => part.innerHTML).join();
	let shown = bytes(document);
	const nameOf = (group) => find("summary > *", group).textContent;
	const opened = () => new Map(all("details").map((group) => [nameOf(group), group.open]));
	let given = opened();
	const key = (element) => element.id + element.getAttribute("href") + element.textContent;
	const replace = (fresh) => {
		const focused = document.activeElement;
		const place = scrollY;
		const before = given;
		const chosen = opened();
		const newer = parts(fresh);
		shown = bytes(fresh);
		parts(document).forEach((part, index) => part.replaceWith(document.adoptNode(newer[index])));
		title = document.title = fresh.title;
		find("link[rel=icon]").href = find("link[rel=icon]", fresh).getAttribute("href");
		given = opened();
		for (const group of all("details")) {
			const name = nameOf(group);
			if (before.get(name) === group.open) group.open = chosen.get(name);
		}
		dress();
		tick(true);
		if (!focused.isConnected) {
			all(focused.tagName).find((each) => key(each) === key(focused))?.focus({ preventScroll: true });
		}
		scrollTo({ top: place, behavior: "instant" });
	};
	let wait = MINUTE;
	let timer;
	const plan = () => {
		clearTimeout(timer);
		timer = setTimeout(() => document.hidden || look(), wait);
	};
	const look = async () => {
		wait = Math.min(wait * 1.5, 10 * MINUTE);
		await ask();
		try {
			if (find("[data-built], [data-open]")) {
				const text = await (await get("", "no-cache")).text();
				const fresh = new DOMParser().parseFromString(policy?.createHTML(text) ?? text, "text/html");
				const news = bytes(fresh) !== shown;
				if (news) wait = MINUTE;
				if (news || find("#banner.stale")) replace(fresh);
			}
		} catch {}
		tick(true);
		plan();
	};
	document.addEventListener("visibilitychange", () => document.hidden || look());

	let scheme = html.dataset.scheme || "auto";
	const switchScheme = make("button", { className: "scheme" });
	const showScheme = () => {
		switchScheme.textContent = { auto: "◐", light: "○", dark: "●" }[scheme];
		switchScheme.title = switchScheme.ariaLabel = words[scheme];
	};
	switchScheme.onclick = () => {
		html.dataset.scheme = scheme = { auto: "light", light: "dark", dark: "auto" }[scheme];
		store("statuary-scheme", scheme);
		showScheme();
	};
	find("header").append(switchScheme);
	showScheme();

	// A filter of records.
	const lines = (text) => (text ? text.split("\n") : []).map((line) => line.split(/ (.*)/, 2));
	const dressFilter = () => {
		const place = find("#filter");
		if (!place) return;
		const { text, impact, component, impacts, hits, index } = place.dataset;
		const offer = (select, options) => select.append(...options.map(([value, label]) => new Option(label, value)));
		const input = make("input", { type: "search", placeholder: text, ariaLabel: text });
		const [byImpact, byComponent] = [impact, component].map((ariaLabel) =>
			make("select", { ariaLabel }, new Option(ariaLabel, "")));
		const offerComponents = (names) => offer(byComponent, names.sort((a, b) => a[1].localeCompare(b[1])));
		const count = make("p", { className: "meta", role: "status" });
		let records = all(".entries > li");
		const rest = index ? all("main > section") : [];
		const filter = () => {
			const wanted = input.value.toLowerCase().split(/\s+/);
			const chosen = input.value.trim() || byImpact.value || byComponent.value;
			const found = records.filter((record) => {
				const { impact, components } = record.dataset;
				const said = find("a", record).textContent.toLowerCase();
				return wanted.every((word) => said.includes(word))
					&& [impact, ""].includes(byImpact.value)
					&& (!byComponent.value || lines(components).some(([id]) => id === byComponent.value));
			});
			for (const record of records) record.hidden = chosen ? !found.includes(record) : index;
			for (const section of rest) section.hidden = chosen && records.length;
			count.textContent = chosen && records.length ? hits.replace("{n}", found.length).replace("{all}", records.length) : "";
		};
		let begun = !index;
		const list = async () => {
			if (begun) return;
			begun = true;
			const { components, records: known } = await (await get(index, "no-cache")).json();
			const names = new Map(lines(impacts));
			records = known.map((each) => {
				const month = format(new Date(each.month), { month: "long", year: "numeric", timeZone: "UTC" });
				const about = [month, names.get(each.impact)].filter(Boolean).join(" · ");
				const link = make("a", { href: `../incidents/${each.id}/index.html` }, each.title);
				const record = make("li", {}, link, make("span", { className: "meta" }, about));
				record.dataset.impact = each.impact;
				record.dataset.components = each.components.join("\n");
				return record;
			});
			offerComponents(Object.entries(components));
			count.after(make("ul", { className: "plain entries" }, ...records));
			filter();
		};
		offer(byImpact, lines(impacts));
		offerComponents([...new Map(records.flatMap((record) => lines(record.dataset.components)))]);
		place.append(input, byImpact, byComponent);
		place.after(count);
		place.oninput = filter;
		place.onpointerover = () => list().catch(() => { begun = false; });
		place.addEventListener("focusin", place.onpointerover);
	};

	const dressFeeds = () => {
		const { copy, copied } = find("#feeds")?.dataset || {};
		for (const link of copy ? all("main :not(li) > a[type]") : []) {
			const button = make("button", { ariaLabel: `${copy} ${link.href}` }, copy);
			button.onclick = async () => {
				try {
					await navigator.clipboard.writeText(link.href);
					button.textContent = told.textContent = copied;
				} catch {
					const field = make("input", { readOnly: true, value: link.href, ariaLabel: link.textContent });
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
	dress();
	ask().then(() => {
		tick(true);
		setInterval(() => document.hidden || tick(), MINUTE);
		const built = banner()?.dataset.built;
		if (built && build.generated_at > built) look();
		else plan();
	});
})();
