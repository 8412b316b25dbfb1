// Moves sessions in the calendar by mouse or keyboard, and walks through it by single keys. Everything it does has a
// link of its own; nothing is sent before a session is dropped, or Enter is pressed.
const QUARTERS = 60;
const DISTANCE = 6;
const STEPS = { ArrowUp: [0, -2], ArrowDown: [0, 2], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const WEEK = 7;

const sheet = document.querySelector(".week, .month");
const form = document.querySelector(".move-form");
const line = document.querySelector(".move-line");
// Narrower than this the days are a list.
const isWide = matchMedia("(min-width: 64em)");

// The session that the mouse has gripped, and the one that is on its way.
let grip;
let held;

const days = () => [...sheet.querySelectorAll(".day")];
const hours = (day) => day.querySelector(".hours");
const number = (block, name) => Number(block.className.match(new RegExp(`\\b${name}-(\\d+)`))?.[1]);

// Quarters of an hour after seven; none in a month, whose days have no hours.
function quarterOf(block) {
	const at = number(block, "at");
	return Number.isNaN(at) ? undefined : (Math.floor(at / 100) - 7) * 4 + (at % 100) / 15;
}

const minutesOf = (words) => Number(words.slice(0, 2)) * 60 + Number(words.slice(3, 5));
const two = (number) => String(number).padStart(2, "0");
const clock = (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

function take(block) {
	const time = block.querySelector("span");
	const [start, end] = time.textContent.split("–").map(minutesOf);
	const day = block.closest(".day");
	const quarter = quarterOf(block);
	const home = { day, quarter, parent: block.parentElement, next: block.nextSibling, name: block.className, words: time.textContent };
	held = { block, time, start, end, day, quarter, home };
	block.classList.add("moving");
}

// Columns of one day stand for rooms, which a session can change, or for trainers and groups, which it keeps.
const mayGoTo = (day) => day === held.home.day || day.dataset.day !== held.home.day.dataset.day || day.dataset.room;

function put(day, quarter) {
	if (!day || !mayGoTo(day) || (day === held.day && quarter === held.quarter)) return;
	const { block, time, start, end, home } = held;
	const hadFocus = document.activeElement === block;
	held.isMoving = true;
	if (day !== held.day) hours(day).append(block);
	if (quarter !== undefined) {
		const later = (quarter - home.quarter) * 15;
		const at = clock(7 * 60 + quarter * 15).replace(":", "");
		block.className = block.className.replace(/\bat-\d+/, `at-${at}`).replace(/\blane-\S+/, "");
		time.textContent = `${clock(start + later)}–${clock(end + later)}`;
	}
	if (hadFocus) block.focus();
	Object.assign(held, { day, quarter, isMoving: false });
	const said = line.dataset.says.replace("#day", day.querySelector("h2").textContent);
	line.textContent = said.replace("#time", time.textContent);
}

function giveUp() {
	const { block, time, home } = held;
	const hadFocus = document.activeElement === block;
	held.isMoving = true;
	home.parent.insertBefore(block, home.next);
	block.className = home.name;
	time.textContent = home.words;
	line.textContent = "";
	if (hadFocus) block.focus();
	held = undefined;
}

function settle() {
	const { block, time, day, quarter, home } = held;
	if (day === home.day && quarter === home.quarter) return giveUp();
	form.action = `${new URL(block.href).pathname}/move`;
	const fields = form.elements;
	fields.date.value = day.dataset.day;
	fields.time.value = time.textContent.slice(0, 5);
	fields.room.value = day.dataset.room ?? "";
	fields.room.disabled = !day.dataset.room;
	held = undefined;
	form.submit();
}

// Where a session would begin whose upper edge is there.
function quarterAt(day, top) {
	if (held.quarter === undefined) return undefined;
	const { top: seven, height } = hours(day).getBoundingClientRect();
	const last = QUARTERS - number(held.block, "len");
	return Math.max(0, Math.min(last, Math.round(((top - seven) / height) * QUARTERS)));
}

function dayAt({ clientX, clientY }) {
	return days().find((day) => {
		const { left, right, top, bottom } = day.getBoundingClientRect();
		return left <= clientX && clientX < right && top <= clientY && clientY < bottom;
	});
}

function byKey(event) {
	const block = event.target.closest("a.movable");
	const step = event.shiftKey && STEPS[event.key];
	if (block && step) {
		event.preventDefault();
		if (!held) take(block);
		walk(...step);
	} else if (held && event.key === "Enter") {
		event.preventDefault();
		settle();
	}
}

function walk(across, down) {
	const all = days();
	const isMonth = held.quarter === undefined;
	const day = all[all.indexOf(held.day) + across + (isMonth ? Math.sign(down) * WEEK : 0)];
	const last = QUARTERS - number(held.block, "len");
	put(day, isMonth ? undefined : Math.max(0, Math.min(last, held.quarter + down)));
}

function follow() {
	document.querySelector(".move-hint").hidden = false;
	// A link is dragged by the browser otherwise.
	sheet.addEventListener("dragstart", (event) => event.preventDefault());
	sheet.addEventListener("keydown", byKey);
	sheet.addEventListener("focusout", () => {
		if (held && !grip && !held.isMoving) giveUp();
	});
	sheet.addEventListener("pointerdown", (event) => {
		const block = event.target.closest("a.movable");
		const isMouse = event.button === 0 && event.pointerType !== "touch";
		if (!block || !isMouse || !isWide.matches) return;
		if (held) giveUp();
		grip = { block, x: event.clientX, y: event.clientY, below: event.clientY - block.getBoundingClientRect().top };
	});
	addEventListener("pointermove", (event) => {
		if (!grip) return;
		if (!held && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < DISTANCE) return;
		if (!held) take(grip.block);
		const day = dayAt(event);
		if (day) put(day, quarterAt(day, event.clientY - grip.below));
	});
	addEventListener("pointerup", () => {
		if (grip && held) {
			// The click that follows is no click on the session.
			addEventListener("click", stop, true);
			setTimeout(() => removeEventListener("click", stop, true));
			settle();
		}
		grip = undefined;
	});
	addEventListener("pointercancel", letGo);
	addEventListener("keydown", (event) => event.key === "Escape" && letGo());
}

function letGo() {
	grip = undefined;
	if (held) giveUp();
}

function stop(event) {
	event.preventDefault();
	event.stopPropagation();
}

if (sheet && form) follow();

// Single keys stand where they are on the keyboard, whatever the layout writes there; they can be switched off.
const LETTERS = { KeyJ: "j", KeyK: "k", KeyT: "t", KeyN: "n", Slash: "/" };
const help = document.querySelector(".keys");
const areOn = help.querySelector("input");
help.querySelector(".keys-switch").hidden = false;
areOn.checked = localStorage.getItem("keys") !== "off";
areOn.addEventListener("change", () => localStorage.setItem("keys", areOn.checked ? "on" : "off"));

addEventListener("keydown", (event) => {
	const isTyping = event.target.closest?.("input, select, textarea");
	const isShortcut = event.ctrlKey || event.altKey || event.metaKey;
	if (!areOn.checked || isTyping || isShortcut || event.defaultPrevented || event.repeat) return;
	const isHelp = event.key === "?" || (event.code === "Slash" && event.shiftKey);
	if (isHelp) {
		event.preventDefault();
		help.open = true;
		help.querySelector("summary").focus();
		return;
	}
	const letter = event.key === "/" ? "/" : !event.shiftKey && LETTERS[event.code];
	const link = letter && document.querySelector(`a[accesskey="${letter}"]`);
	if (link) {
		event.preventDefault();
		link.click();
	}
});
