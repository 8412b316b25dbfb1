# Бағдарламаның нұсқаулығы
nav-manual = Нұсқаулық
manual-versions = Барлық нұсқалар
manual-own = өзіміздікі
manual-search = Нұсқаулықтан іздеу
manual-search-hint = Атаулар мен мәтіндерден, үш тілде де ізделеді. Қазақ әріптерін орысша теруге болады.
manual-none-found = Нұсқаулықта мұндай сөздер жоқ. Азырақ не қысқарақ сөз теріп көріңіз.
manual-found = { $count ->
    [one] 1 жоспардан табылды
   *[other] { $count } жоспардан табылды
}
manual-out-of-date = аудармасы ескірген
manual-papers = Қағазға
manual-near = Алдыңғысы мен кейінгісі
manual-back = Жоспарға қайту
manual-aim = Мақсаты
manual-outcomes = Кездесуден кейін қатысушы
manual-steps = Кездесу барысы
manual-step-both = { $minutes } мин, жеке кездесуде { $alone } мин
manual-individual = Жеке кездесуде
manual-material = Керек-жарақ
manual-cautions = Абай болыңыз
manual-stop = Қашан тоқтатамыз
manual-with-partner = Жұбайымен
manual-with-participant = Қатысушымен
manual-sources = Деректер көзі
homework-title = Үй тапсырмасы
caution-minimising = Кішірейтсе
caution-blaming = Кінәні жұбайына жапса
caution-silence = Үндемей отырса
caution-intoxication = Мас болып келсе
caution-danger = Қауіп белгісі байқалса
