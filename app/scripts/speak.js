// Reads a handout aloud where the browser has a voice for its language; elsewhere the button stays hidden.
const text = document.querySelector("[data-read-aloud]");
const place = document.querySelector(".aloud");
const button = place?.querySelector("button");
const start = button?.textContent;

// Only voices that are on the device: what is read must not go to a service elsewhere.
const voice = () =>
	speechSynthesis.getVoices().find((known) => known.localService && known.lang.toLowerCase().startsWith(text.lang));

function offer() {
	place.hidden = !voice();
}

function say(words) {
	const line = new SpeechSynthesisUtterance(words);
	line.voice = voice();
	line.lang = line.voice.lang;
	line.rate = 0.9;
	return line;
}

function read() {
	const lines = [...text.querySelectorAll("p, li")].map((line) => say(line.innerText));
	lines.at(-1).onend = () => {
		button.textContent = start;
	};
	lines.forEach((line) => speechSynthesis.speak(line));
	button.textContent = place.dataset.stop;
}

function stop() {
	speechSynthesis.cancel();
	button.textContent = start;
}

if (text && button && "speechSynthesis" in window) {
	offer();
	speechSynthesis.addEventListener("voiceschanged", offer);
	button.addEventListener("click", () => (speechSynthesis.speaking ? stop() : read()));
	// A page that is left, or left quickly, is silent at once.
	addEventListener("pagehide", stop);
}
