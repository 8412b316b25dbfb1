# Шолу: бүгінгі шешімдер
overview-shown = Көрсетілгені:
overview-from = Қай күннен
overview-to = Қай күнге дейін
overview-trainer = Жүргізуші
overview-all-groups = Барлық топ
overview-all-trainers = Барлық жүргізуші
overview-show = Көрсету
overview-decisions = Бүгін шешім қажет
overview-nothing = Шешім күтіп тұрған ештеңе жоқ. Толтырылмаған журналдар, ескертулер және аяқтауға жақын қатысушылар осында шығады.
overview-unrecorded = Толтырылмаған журналдар
overview-warnings = Ескертулер
overview-warnings-how = Шешімді адам қабылдайды. Журнал түзетілсе, ескерту де өзгереді.
overview-missed-twice = Қатарынан екі рет келмегендер
overview-near-completion = Аяқтауға жақын
overview-near-completion-how = Бәрі орындалған соң, келесі қадамды қатысушының бетінде жазыңыз.
overview-all-there = бәрі орындалды
overview-gates = Бірлескен жұмыс: үйлестірушінің жауабы керек
overview-gates-how = Қатысушының бетінде жауап беріңіз.

# Шолу: нәтижелер
overview-outcomes = Нәтижелер: { $period }
overview-registers = Толтырылған журналдар
overview-completeness = Толтырылған журналдар: { $rate }
overview-states = Қатысушылар қай кезеңде
overview-states-how = Әр адамның бүгін қай кезеңде тұрғаны.
overview-attendance = Қатысу
overview-capacity = Топтардағы орындар
overview-capacity-how = Топта бүгін неше адам бар.
overview-weekly = Апта сайынғы қатысу
overview-without-group = Топтан тыс кездесулер
overview-total = Барлығы
overview-files = CSV файлдарында ешкім танылмас үшін 1-ден 4-ке дейінгі адам саны «<5» деп жазылады.
save-csv = CSV етіп сақтау
percent = { $value } %
rate-of = { $expected } ішінен { $attended } ({ $percent })

# Ескертудің ережелері
rule-call = C5: бірінші рет себепсіз келмеді
rule-written = C5: екі рет себепсіз немесе барлығы үш рет келмеді
rule-exclusion-review = C5: үш рет себепсіз немесе барлығы төрт рет келмеді

# Кестелердің бағандары
head-session = Кездесу
head-what = Топ не түрі
head-room = Бөлме
head-trainers = Жүргізушілер
head-expected = Күтілді
head-name = Аты-жөні
head-calls-for = Не істеу керек
head-rule = Ереже
head-absences = Келмегені
head-unexcused = Оның себепсізі
head-grounds = Қай кездесу, кім белгіледі
head-attended = Қатысты
head-needed = Керегі
head-missing = Не жетіспейді
head-asked = Сұралған күні
head-state = Кезең
head-people = Адам саны
head-group = Топ
head-rate = Қатысу үлесі
head-taken = Толтырылған журнал
head-held = Өткен кездесу
head-complete = Журналдардың толықтығы
head-language = Тілі
head-members = Мүшелері
head-places = Орын
head-week = Апта басы
head-row = Жол
head-fate = Не болады
head-reason = Себебі

# Диаграммалар
chart-finding = { $group }: қатысу { $percent }, ең төмені { $low } – { $week } күні басталған аптада
chart-level = { $group }: қатысу { $percent }
chart-unrecorded = { $group }: бұл аралықта ештеңе белгіленбеген
chart-n = n = { $expected } (журналдағы белгілер), { $people } адам, { $period }
chart-table = Кестесі
chart-nothing = Бұл аралықта топтар кездескен жоқ. Апталық диаграммалар осында болады.

# Кестені жүктеу
import-title = Кестені жүктеу
import-how = Кестеңіздегі адамдар қатысушы болып қосылады. Алдымен әр жолмен не болатынын көресіз, сосын ғана сақтайсыз.
import-how-rows = Файл XLSX немесе CSV: бірінші парақ, жоғарыда баған атаулары, ең көбі { $most } жол.
import-how-columns = Мына бағандар танылады: { $columns }. Атауы өзгеше болса, келесі қадамда түзетесіз.
import-how-needed = Әр жолда аты-жөні мен жолдама күні болуы керек.
import-how-again = Сол файлды тағы жүктесеңіз, ештеңе өзгермейді: бар адамдар танылады.
import-file = Кесте файлы
import-file-hint = XLSX немесе CSV
import-choose = Не болатынын көру
import-look-title = Жүктегенде не болады
import-look-how = Әзірге ештеңе сақталған жоқ. Бағандар дұрыс па, тексеріңіз; түзетсеңіз, қайта тексеріңіз.
import-columns = Қай бағанда не тұр
import-column-unnamed = { $number }-баған
import-column-unused = Қолданылмайды
import-example = Мысалы: { $example }
import-look-again = Қайта тексеру
import-commit = { $count } қатысушыны қосу
import-nothing-new = Жаңа адам жоқ: қосатын ешкім жоқ.
import-rows = Жолдар
import-other-file = Басқа файлды таңдау
count-added = Жаңа
count-known = Бұрыннан бар
count-refused = Оқылмады
fate-added = Жаңа
fate-known = Бұрыннан бар
fate-refused = Оқылмады
fate-joins = { $group } тобына қосылады
fate-no-group = Топсыз, жеке
fate-known-why = Бұл адам бұрыннан бар немесе жол қайталанған
saved-imported = { $count } қатысушы қосылды.
