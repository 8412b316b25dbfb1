# Кездесу жоспары
plan-number = { $number }-кездесу
homework = Үй тапсырмасы:

# Журнал
register-title = Журнал
register-expected = Кімді күтеміз
register-empty = Бұл кездесуге ешкімді күтпейміз.
register-not-yet = Журнал кездесуге 15 минут қалғанда ашылады.
register-cancelled = Бұл кездесу болмайды, ол ешкімге есептелмейді.
register-open = Журнал әлі аяқталған жоқ
register-saving = Сақталып жатыр…
register-saved = Сақталды
register-retrying = Сақталмады, қайта жіберіліп жатыр
register-refused = Сақталмады. Бетті жаңартыңыз.
register-signed-out = Сақталмады. Қайта кіріңіз.
register-taken-at = Журнал толтырылды: { $at }
undo = Қайтару
all-present = Бәрі қатысты
finish-register = Журналды аяқтау
amend-register = Өзгерісті сақтау
amend-reason = Неліктен өзгертесіз?
amend-hint = Журнал толтырылған. Бұрынғы белгі тарихта қалады.
mark-button-present = Қатысты
mark-button-late = Кешікті
mark-button-excused = Себепті
mark-button-absent = Келмеді
mark-button-turned-away = Жіберілмеді: мас күйінде келді
mark-more = Тағы
minutes-late = Неше минут кешікті
minutes-late-hint = { $minutes } минутқа дейін кешіксе, қатысты деп есептеледі.
announced = Келе алмайды: { $reason }
absences-badge = { $count } рет келмеген
saved-marks = Белгілер сақталды. Журнал әлі аяқталған жоқ.
saved-register = Журнал толтырылды.
saved-amended = Өзгеріс сақталды.

# Жазбалар, тарих, кездесуді алып тастау
notes-title = Жазбалар
note-new = Жаңа жазба
note-hint = Оны осы кездесуді жүргізетіндер мен үйлестіруші көреді. Қатысушылар ешқашан көрмейді.
note-save = Жазбаны сақтау
saved-note = Жазба сақталды.
changes-title = Журналдағы өзгерістер

# Бір жүргізуші, келмейтінін ескерткендер
led-by-one = Топты бір жүргізуші жүргізеді
led-by-one-by = Шешкен: { $name }, { $at }
all-present-hint = Келе алмайтынын айтқан адам белгіленбей қалады: оны өзіңіз шешесіз.

# Бүгінгі жоспармен жүргізу
lead-whole = Толық жоспар
lead-print = Жоспарды басып шығару
lead-handout = Қатысушының парақшасы
lead-undone = Өткен жолы үлгермегеніміз:
lead-missed = { $count ->
    [one] Соңғы кездесулерді босатқан 1 адам бар
   *[other] Соңғы кездесулерді босатқан { $count } адам бар
}
lead-before = Алдында, бөлек: қауіпсіздік туралы әңгіме
lead-after = Кейін, бөлек: қауіпсіздік туралы әңгіме
lead-left = { $minutes } мин қалды
lead-minutes = { $minutes } мин
lead-done = өтті
lead-do = Өтті деп белгілеу
lead-not-done = Белгіні алу
lead-attachments = { $count ->
    [one] Біздің { $count } жазба не файл
   *[other] Біздің { $count } жазба мен файл
}

# Бірлескен кездесудің алдындағы және кейінгі қауіпсіздік тексеруі
checks-title = Қауіпсіздікті тексеру
checks-how = Әр бірлескен кездесудің алдында және одан кейін ерлі-зайыптылардың әрқайсысымен жеке сөйлеседі. Сіз қатысушымен сөйлесесіз; екінші жақпен бөлек сөйлеседі.
joint-may-start = Бірлескен кездесуді бастауға болады: иә.
joint-may-not-start = Бірлескен кездесуді бастауға болады: жоқ.
joint-may-close = Журналды жабуға болады: иә.
joint-may-not-close = Журналды жабуға болады: жоқ. Кездесуге дейінгі және кейінгі барлық тексеру керек.
check-before = Кездесуге дейін
check-after = Кездесуден кейін
check-none = Әлі жазылған жоқ.
check-safe = Алаңдайтын ештеңе жоқ
check-concern = Алаңдайтын жағдай бар
check-words = Бірер сөзбен (міндетті емес)
check-concern-effect = Алаңдайтын жағдай болса, бірлескен жұмыс бірден тоқтайды: алдағы бірлескен кездесулер болмайды.
check-record-safe = Жазу: алаңдайтын ештеңе жоқ
check-record-concern = Алаңдайтын жағдайды жазу
saved-safety-check = Тексеру жазылды.
saved-safety-concern = Алаңдайтын жағдай жазылды. Бірлескен жұмыс тоқтатыла тұрды.
