// Wakes the islands of a page up: what Leptos writes into each page, as a file, so that pages need no inline script.
import start, * as app from "./app.js";

// What the islands around the current element do when their children are reached, the nearest last.
const parents = [];

async function wake(island) {
	const run = app[island.dataset.component];
	if (!run) {
		console.warn(`There is no code for the island ${island.dataset.component}.`);
		return;
	}
	parents.at(-1)?.();
	await run(island);
	// For whoever has to wait until taps are heard.
	island.dataset.awake = "";
}

async function walk(element) {
	if (element.localName === "leptos-island") await wake(element);
	const isChildren = element.localName === "leptos-children";
	if (isChildren) parents.push(element.$$on_hydrate);
	for (const child of element.children) await walk(child);
	if (isChildren) parents.pop();
}

const whenIdle = window.requestIdleCallback ?? window.setTimeout;
whenIdle(async () => {
	await start({ module_or_path: new URL("./app.wasm", import.meta.url) });
	app.hydrate();
	await walk(document.body);
});
