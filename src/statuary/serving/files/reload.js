// Loads the page again when another is shown, and lets the clock of a page of another time stand still.
(() => {
	const { events: address, shown, at } = document.currentScript.dataset;
	if (at) Date.now = () => at * 1e3;
	let events;
	const stop = () => {
		events?.close();
		events = undefined;
	};
	// Browsers keep few connections to one host, so only pages that are seen have one.
	const listen = () => {
		stop();
		if (document.hidden) return;
		events = new EventSource(address);
		events.onmessage = ({ data }) => {
			if (data === shown) return;
			stop();
			location.reload();
		};
		events.onerror = ({ target }) => {
			if (target.readyState === EventSource.CLOSED && target === events) setTimeout(listen, 1e3);
		};
	};
	document.addEventListener("visibilitychange", listen);
	addEventListener("pagehide", stop);
	addEventListener("pageshow", ({ persisted }) => persisted && listen());
	listen();

	// What is there from the start, screen readers may leave out; what comes, they say.
	addEventListener("DOMContentLoaded", () => {
		const alert = document.querySelector("statuary-preview")?.shadowRoot?.querySelector("[role=alert]");
		if (alert) alert.textContent = alert.dataset.said;
	});
})();
