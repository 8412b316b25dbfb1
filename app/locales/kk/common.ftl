# Әр беттің айналасы
brand = Betburys
shortcuts-label = Жылдам өту
skip-to-content = Мазмұнға өту
demo-banner = Демо-нұсқа: мұндағы адамдар мен деректердің бәрі ойдан шығарылған.
quick-exit = Тез кету
sign-out = Шығу
languages-label = Тіл
language-own-name = Қазақша
nav-label = Бөлімдер
nav-today = Бүгін
nav-week = Апта
nav-plan = Жоспар
nav-groups = Топтар
nav-people = Қатысушылар
nav-overview = Шолу
nav-couples = Жұптар
nav-accounts = Қызметкерлер
nav-office = Кеңсе
nothing-saved = Ештеңе сақталған жоқ.
problem-title = Орындалмады
back-to-start = Басты бетке оралу
continue = Жалғастыру
optional = Міндетті емес

# Бірнеше бетке ортақ өрістер
field-surname = Тегі
field-given = Аты
field-patronymic = Әкесінің аты
field-phone = Телефон
field-email = Эл. пошта
field-sex = Жынысы
field-language = Тілі
field-office = Кеңсенің атауы
field-zone = Уақыт белдеуі

# Күндер
date-long = { $year } ж. { $day } { $month }, { $weekday }
date-medium = { $day } { $month }, { $weekday }
date-short = { $weekday_short } { $number }.{ $month_number }
month-1 = қаңтар
month-2 = ақпан
month-3 = наурыз
month-4 = сәуір
month-5 = мамыр
month-6 = маусым
month-7 = шілде
month-8 = тамыз
month-9 = қыркүйек
month-10 = қазан
month-11 = қараша
month-12 = желтоқсан
weekday-1 = дүйсенбі
weekday-2 = сейсенбі
weekday-3 = сәрсенбі
weekday-4 = бейсенбі
weekday-5 = жұма
weekday-6 = сенбі
weekday-7 = жексенбі
weekday-short-1 = дс
weekday-short-2 = сс
weekday-short-3 = ср
weekday-short-4 = бс
weekday-short-5 = жм
weekday-short-6 = сб
weekday-short-7 = жс

# Қай кезеңде тұр
state-referred = Жолдама келді
state-contacted = Байланыс орнатылды
state-in-clearing = Кіріспе кезеңде
state-admitted = Қабылданды
state-declined = Қабылданбады
state-redirected = Басқа қызметке жолданды
state-contracted = Шартқа қол қойды
state-active = Бағдарламаға қатысып жүр
state-paused = Үзіліс
state-completed = Бағдарламаны аяқтады
state-dropped-out = Қатысуды тоқтатты
state-excluded = Шығарылды
state-transferred = Ауыстырылды
state-follow-up = Бағдарламадан кейінгі кездесулер
state-closed = Жабылды

# Не себепті келді
basis-self = Өз еркімен
basis-police-memorandum = Полициямен жасалған меморандум
basis-official-warning = Ресми алдын ала ескерту
basis-protective-order = Қорғау нұсқамасы
basis-special-requirements = Мінез-құлыққа ерекше талаптар (сот)
basis-probation = Пробация
basis-other-body = Басқа орган

# Жұмыс түрі, кездесу түрі, тілдер, рөлдер
track-group = Топпен
track-individual = Жеке
kind-individual = Жеке кездесу
kind-group = Топ кездесуі
kind-couples = Ерлі-зайыптылар тренингі
kind-follow-up = Бағдарламадан кейінгі кездесу
kind-short-individual = Жеке
kind-short-group = Топ
kind-short-couples = Жұп
kind-short-follow-up = Кейінгі
room-number = { $room }-бөлме
language-kk = Қазақ тілі
language-ru = Орыс тілі
language-en = Ағылшын тілі
role-trainer = Жүргізуші
role-coordinator = Үйлестіруші
role-advocate = Қолдау маманы
role-administrator = Әкімші
role-participant = Қатысушы
sex-f = Әйел
sex-m = Ер

# Журналда не жазылған
mark-present = Қатысты
mark-late = { $minutes } мин кешікті
mark-excused = Себепті
mark-absent = Келмеді
mark-turned-away = Жіберілмеді
warning-call = Бір жұмыс күні ішінде хабарласу
warning-written = Жазбаша ескерту және жағдайды талқылау
warning-exclusion-review = Қатысуды жалғастыру мәселесін шешу

# Аяқтауға не жетіспейді
missing-sessions = тағы { $count } кездесу
missing-module = «{ $module }» тақырыбы
missing-midpoint = бағдарлама ортасындағы әңгіме
missing-risk-review = қауіпті бағалау: мерзімі өтіп кетті

# Кестенің бағандары
column-full-name = Аты-жөні
column-surname = Тегі
column-given = Аты
column-patronymic = Әкесінің аты
column-phone = Телефон
column-iin = ЖСН
column-sex = Жынысы
column-language = Тілі
column-referred = Жолдама күні
column-group = Топ
column-basis = Негіздеме

# Сақталмаған форма
filled-in-is-kept = Толтырғаныңыздың бәрі осы бетте тұр. Сәл күтіп, қайта жіберіңіз.
send-again = Қайта жіберу
