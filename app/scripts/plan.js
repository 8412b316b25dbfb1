// Checks a plan again while one fills in its form, and puts the answer where the page would show it. Without it the
// form asks for a page.
const form = document.querySelector("#plan-form");
const PAUSE = 350;
const NEEDED = ["session", "with", "room", "first", "time"];
const PARTS = [".plan-answer", ".plan-changes"];

let pause;
let asked;

const answer = () => document.querySelector(".plan-answer");
const isFilled = (fields) => NEEDED.every((name) => fields.get(name));

// What stands there belongs to what was filled in before: nobody must plan it now.
function wait(isBusy) {
	answer().inert = isBusy;
	if (isBusy) answer().setAttribute("aria-busy", "true");
	else answer().removeAttribute("aria-busy");
}

function show(page) {
	for (const part of PARTS) {
		const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
		old.replaceWith(document.adoptNode(fresh));
	}
	const heading = answer().querySelector("h2, [role=alert]");
	document.querySelector(".plan-said").textContent = heading?.textContent ?? "";
}

async function ask(fields) {
	asked?.abort();
	asked = new AbortController();
	const address = `${location.pathname}?${fields}`;
	wait(true);
	try {
		const response = await fetch(address, { signal: asked.signal });
		// Signed out, or the page is away: the browser shows what there is to see.
		if (response.redirected || !response.ok) return location.assign(address);
		const page = new DOMParser().parseFromString(await response.text(), "text/html");
		history.replaceState(null, "", address);
		show(page);
	} catch (error) {
		if (error.name !== "AbortError") location.assign(address);
	}
}

function fields(button) {
	const filled = new URLSearchParams(new FormData(form));
	if (button?.name) filled.append(button.name, button.value);
	return filled;
}

if (form && answer()) {
	form.addEventListener("input", () => {
		clearTimeout(pause);
		asked?.abort();
		wait(true);
		pause = setTimeout(() => isFilled(fields()) && ask(fields()), PAUSE);
	});
	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		clearTimeout(pause);
		await ask(fields(event.submitter));
		answer().querySelector("h2, [role=alert]")?.scrollIntoView({ block: "nearest" });
	});
}
