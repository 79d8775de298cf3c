// Notes, in each frame, what foreign text must never do. Playwright runs it before all else.
(() => {
	const did = (window.did = { ran: [], broke: [] });
	for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
		window[name] = (...given) => void did.ran.push(`${name} ${given}`);
	}
	document.addEventListener("securitypolicyviolation", (event) =>
		did.broke.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));

	const ADDRESSES = ["action", "background", "cite", "code", "codebase", "data", "formaction",
		"href", "icon", "longdesc", "manifest", "ping", "poster", "profile", "src", "srcdoc", "srcset",
		"usemap", "xlink:href"];
	const ELEMENTS = new Set(("html head meta title script style link body a header p nav ul li main "
		+ "section h1 h2 h3 h4 h5 h6 span time article div ol aside footer em strong code pre hr br "
		+ "blockquote table thead tbody tr th td svg path rect polyline g text dl dt dd details summary "
		+ "img button input select option bdi b statuary-preview").split(" "));
	const ATTRIBUTES = new Set(("alt aria-current aria-hidden aria-label class charset color content d "
		+ "datetime height href http-equiv id lang media name open preserveaspectratio property "
		+ "points rel reversed role scope src start style tabindex target title type value viewbox "
		+ "width x y xmlns defer dir hidden readonly placeholder vector-effect stroke-width fill defer "
		+ "stroke-dasharray").split(" "));
	const squeezed = (text) => text.replace(/\s+/g, " ").trim();

	// A form answers with what is in it when it is asked for its `attributes`.
	const read = (property) => Object.getOwnPropertyDescriptor(Element.prototype, property).get;
	const attributesOf = (element) => read("attributes").call(element);

	const look = (element, faults) => {
		const tag = read("localName").call(element);
		if (!ELEMENTS.has(tag)) faults.push(`element <${tag}>`);
		for (const { name, value } of attributesOf(element)) {
			const known = name.toLowerCase();
			if (/^on/.test(known)) faults.push(`handler ${name}=${value}`);
			else if (!ATTRIBUTES.has(known) && !/^data-[a-z-]+$/.test(known)) {
				faults.push(`attribute ${name}=${value}`);
			}
			if (!ADDRESSES.includes(known)) continue;
			let scheme = "unreadable:";
			try {
				scheme = new URL(value, document.baseURI).protocol;
			} catch {
				if (tag === "a") continue; // it leads nowhere
			}
			const icon = tag === "link" && scheme === "data:";
			const webcal = tag === "a" && scheme === "webcal:";
			if (!["http:", "https:", "mailto:"].includes(scheme) && !icon && !webcal) {
				faults.push(`script address ${name}=${value}`);
			}
		}
	};
	new MutationObserver((records) => {
		for (const record of records) {
			for (const node of [record.target, ...record.addedNodes]) {
				if (node.nodeType === 1) look(node, did.broke);
			}
		}
	}).observe(document, { attributes: true, childList: true, subtree: true });

	// What stands in a tree of its own is part of the page too.
	const elementsOf = (root) => [...root.querySelectorAll("*")].flatMap((each) =>
		each.shadowRoot ? [each, ...elementsOf(each.shadowRoot)] : [each]);

	// What stands between two marks, where the first is and where the second should be.
	const between = (text) => [...text.matchAll(/qz(\d+)q([^]*?)zq\1z/g)];
	const marks = (text) => text.match(/qz\d+q|zq\d+z/g) || [];

	// What a browser makes of a file that is no page.
	window.inspectFile = () => {
		const elements = elementsOf(document);
		return {
			ran: did.ran,
			kind: document.contentType,
			elements: elements.length,
			scripts: elements.filter((each) => /^script$/i.test(each.localName)).length,
			handlers: elements.flatMap((each) =>
				[...attributesOf(each)].filter(({ name }) => /^on/i.test(name))).length,
		};
	};

	window.inspectAll = (expected) => {
		const faults = [];
		const counts = { texts: 0, attributes: 0, prose: 0, elements: 0 };
		const same = (text, where) => {
			for (const [, number, found] of between(text)) {
				if (squeezed(found) !== expected[number]) {
					faults.push(`${where} ${number}: ${found} instead of ${expected[number]}`);
				}
			}
			if (between(text).length * 2 !== marks(text).length) faults.push(`${where} broke: ${text}`);
		};
		for (const element of elementsOf(document)) {
			counts.elements++;
			look(element, faults);
			for (const { name, value } of attributesOf(element)) {
				if (!marks(value).length) continue;
				counts.attributes += marks(value).length / 2;
				if (["href", "src"].includes(name)) continue; // part of it is escaped there
				if (name === "title" && element.closest(".prose")) continue; // and here it is cut up
				if (name === "content" && /description/.test(element.outerHTML.slice(0, 40))) {
					continue; // an excerpt
				}
				same(value, `${element.localName}[${name}]`);
			}
			if (element.closest(".prose") || ["script", "style"].includes(element.localName)) continue;
			if (![...element.childNodes].some((node) => node.nodeType === 3 && marks(node.data).length)) continue;
			const own = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : "\u0000")).join("");
			counts.texts += marks(own).length / 2;
			same(own, element.localName);
		}
		for (const prose of document.querySelectorAll(".prose")) {
			if (prose.querySelector("pre[tabindex]")) continue; // our own example
			const open = [];
			for (const mark of marks(prose.textContent)) {
				if (mark.startsWith("qz")) open.push(mark.slice(2, -1));
				counts.prose++;
			}
			for (const element of prose.querySelectorAll("*")) {
				if (element.id || element.className || element.localName === "img") {
					faults.push(`prose <${element.localName} id=${element.id} class=${element.className}>`);
				}
			}
		}
		for (const script of document.querySelectorAll("script[type='application/ld+json']")) {
			try {
				JSON.parse(script.textContent);
			} catch (error) {
				faults.push(`linked data: ${error}`);
			}
		}
		const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
		if (new Set(ids).size < ids.length) faults.push(`an id twice: ${ids}`);
		const scripts = document.querySelectorAll("script:not([type='application/ld+json'])").length;
		const handlers = elementsOf(document).flatMap((each) =>
			[...attributesOf(each)].filter(({ name }) => /^on/i.test(name)));
		return { ...did, faults, counts, scripts, handlers: handlers.length, title: document.title };
	};
})();
