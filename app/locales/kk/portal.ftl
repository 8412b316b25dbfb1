# Қатысушының беті
my-title = Менің кездесулерім
my-next = Келесі кездесу
my-next-none = Кездесу әлі белгіленген жоқ. Келесі кездесуді жүргізуші сізбен келісіп белгілейді.
my-today = Бүгін
my-tomorrow = Ертең
absence-announce = Келе алмаймын
absence-reason = Себебі қандай? Жүргізуші оқып, шешім қабылдайды.
absence-send = Жүргізушіге хабарлау
absence-is-announced = Келе алмайтыныңызды хабарладыңыз
absence-withdraw = Келетін болдым
saved-absence-announced = Жүргізуші сіздің келе алмайтыныңызды көреді. Орныңыз әзірге сақталып тұр.
saved-absence-withdrawn = Жақсы, сізді күтеміз.
my-progress = Менің ілгерілеуім
my-steps = { $of } ішінен { $done } кездесу
my-needed = Аяқтау үшін керегі:
my-complete = Бағдарлама талап ететіннің бәрін орындадыңыз.
my-topics-left = тағы { $count } тақырып
my-modules = Тақырыптар: { $of } ішінен { $done }
step-done = өтілді
step-open = алда
my-homework = Үй тапсырмасы
my-coming = Одан кейін
my-past = Өткен кездесулер
my-more = Тағы
my-cancelled = Болмады
my-unmarked = Әлі белгіленбеді

# Кімге қоңырау шалуға болады
hotlines-title = Кез келген уақытта қоңырау шалуға болады
hotline-150 = Сөйлесіп, кеңес алу: тегін әрі жасырын
hotline-111 = Отбасы және балалар
hotline-102 = Біреуге қауіп төніп тұр
hotline-112 = Кез келген төтенше жағдай

# Парақшалар
papers-title = Менің парақшаларым
papers-none = Әр кездесуден кейін оның парақшасы осында тұрады.
papers-aloud = Дауыстап оқу
papers-stop = Тоқтату
