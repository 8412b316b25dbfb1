# Қатысушының беті
my-title = Менің кездесулерім
my-next = Келесі кездесу
my-next-none = Кездесу әлі белгіленген жоқ. Жүргізуші келесі кездесуді сізбен келіседі.
my-today = Бүгін
my-tomorrow = Ертең
absence-announce = Келе алмаймын
absence-reason = Себебі қандай? Жүргізуші оқып, өзі шешеді.
absence-send = Жүргізушіге айту
absence-is-announced = Келе алмайтыныңызды айттыңыз
absence-withdraw = Келетін болдым
saved-absence-announced = Жүргізуші келе алмайтыныңызды көреді. Орныңыз әзірге сақталып тұр.
saved-absence-withdrawn = Жақсы, сізді күтеміз.
my-progress = Қаншасынан өттім
my-steps = { $of } ішінен { $done } кездесу
my-needed = Тағы керегі:
my-complete = Бағдарлама талап ететіннің бәрі сізде бар.
my-topics-left = тағы { $count } тақырып
my-modules = Тақырыптар: { $of } ішінен { $done }
step-done = өтілді
step-open = алда
my-homework = Үй тапсырмасы
my-coming = Одан кейін
my-past = Өткен кездесулер
my-more = Тағы
my-cancelled = Болмайды
my-unmarked = Әлі белгіленбеді

# Кімге қоңырау шалуға болады
hotlines-title = Кез келген уақытта қоңырау шалуға болады
hotline-150 = Біреумен сөйлесу: тегін әрі жасырын
hotline-111 = Отбасы және балалар
hotline-102 = Біреуге қауіп төніп тұр
hotline-112 = Кез келген шұғыл көмек
