// Leaves a page at once: by its button, or by pressing Shift three times. The page before stays in the history.
const PRESSES = 3;
const WITHIN_MS = 1500;

const button = document.querySelector("[data-quick-exit]");
let presses = [];

// The page is empty from this moment on, however long the other one takes to come.
function leave() {
	document.documentElement.hidden = true;
	document.title = "";
	location.replace(button.href);
}

button?.addEventListener("click", (event) => {
	event.preventDefault();
	leave();
});

document.addEventListener("keydown", (event) => {
	if (!button || event.repeat) return;
	if (event.key !== "Shift") {
		presses = [];
		return;
	}
	presses = [...presses, event.timeStamp].slice(-PRESSES);
	if (presses.length === PRESSES && event.timeStamp - presses[0] <= WITHIN_MS) leave();
});
