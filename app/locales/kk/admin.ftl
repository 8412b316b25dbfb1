# Қызметкерлер
accounts-list = Тіркелгілер
accounts-factor-on = екінші қадам қосылған
accounts-factor-off = екінші қадам қосылмаған
accounts-closed = жабық
accounts-own = сіз
accounts-change = Өзгерту
accounts-roles = Рөлдері
accounts-close = Тіркелгі жабық
accounts-change-effect = Сақтаған соң бұл қызметкер барлық құрылғысынан шығарылады, оған қайта кіру керек болады.
accounts-save = Сақтау
accounts-reset-title = Аутентификаторға кіре алмай қалды ма?
accounts-reset-how = Екінші қадам мен қосалқы кодтар өшіріледі, қызметкер барлық құрылғысынан шығарылады. Құпиясөз өзгермейді: келесі жолы кіргенде қызметкер екінші қадамды қайта баптайды. Алдымен мұны шынымен өзі сұрап тұрғанына көз жеткізіңіз.
accounts-reset = Екінші қадамды өшіру
accounts-invite-title = Қызметкерді шақыру
accounts-invite-how = Бір рет жарайтын сілтеме жасалады. Ол { $days } күн жарамды.
accounts-invite = Сілтеме жасау
accounts-password-title = Құпиясөз ұмытылды ма?
accounts-password-how = Бір рет жарайтын сілтеме жасалады, ол { $days } күн жарамды. Жаңа құпиясөзді сол сілтеме арқылы қызметкердің өзі қояды, екінші қадам өзгермейді. Алдымен мұны шынымен өзі сұрап тұрғанына көз жеткізіңіз.
accounts-withdraw = Қайтарып алу
accounts-invited-password = Жаңа құпиясөз: { $name }
password-link-title = Жаңа құпиясөз сілтемесі
password-link-how = Құпиясөзді тек тіркелгінің иесі қояды. Оған дейін ескі құпиясөз жарайды.
saved-invitation-withdrawn = Сілтеме енді жарамайды.
accounts-invited = Жауап күтіп тұрған шақырулар
accounts-invited-none = Мұнда әлі қабылданбаған шақырулар болады.
accounts-invited-until = мерзімі: { $until }
invitation-title = Шақыру сілтемесі
invitation-for-roles = Рөлдері: { $roles }.
invitation-for-office = «{ $office }» кеңсесі ашылды. Бұл сілтеме оның алғашқы әкімшісіне арналған.
invitation-how = Сілтемені адамның өзіне ғана беріңіз. Ол бір рет, { $days } күн ішінде жарайды және енді көрсетілмейді.
invitation-link = Сілтеме
saved-account-changed = Тіркелгі өзгертілді.
saved-second-factor-reset = Екінші қадам өшірілді. Қызметкер келесі жолы кіргенде оны қайта баптайды.

# Кеңсе
office-own = Осы кеңсе
office-rename = Атауын сақтау
offices-title = Басқа кеңселер
offices-none = Желідегі басқа кеңселер осында болады.
office-new = Жаңа кеңсе
office-add-how = Еліміздің мерекелері бірге қосылады. Сосын алғашқы әкімшіге арналған сілтеме шығады.
office-add = Кеңсе ашу
saved-office = Кеңсенің атауы сақталды.
rooms-title = Бөлмелер
rooms-none = Кездесулер өтетін бөлмелер осында болады. Біріншісін қосыңыз.
room-seats = { $count } орын
room-closed = жабық
room-name = Бөлменің атауы
room-seats-label = Қатысушыларға арналған орын саны
room-close = Бөлме жабық
room-close-effect = Жабық бөлмеге жаңа кездесу жоспарланбайды. Жоспарланғаны қалады.
room-online = онлайн
room-is-online = Кездесу онлайн, экран арқылы өтеді
room-online-effect = Кездесуіне болмайтын адамдар үшін әр онлайн бөлме — өз алдына бөлек орын.
room-save = Сақтау
room-new = Жаңа бөлме
room-add = Бөлме қосу
saved-room = Бөлме сақталды.

# Мерекелер
holidays-title = { $year } жылғы мерекелер
holidays-years = Басқа жылдар
holidays-before = ← { $year }
holidays-after = { $year } →
holidays-none = Бұл жылға мереке енгізілмеген. Төменде қосыңыз: мереке күні топтар кездеспейді.
holiday-on = Күні
holiday-names = Атауы үш тілде
holiday-save = Сақтау
holiday-remove = Мерекені алып тастау
holiday-new = Жаңа мереке
holiday-add = Мереке қосу
saved-holiday = Мереке сақталды. Сол күнге жоспарланған кездесулер орнында қалады: керек болса, оларды өзіңіз болдырмаңыз.
saved-holiday-removed = Мереке алынып тасталды.

# Бағдарлама
programme-link = Бағдарлама
programme-none = Бағдарламаның нұсқалары осында болады.
programme-versions = Нұсқалары
programme-version = { $number }-нұсқа
programme-thresholds = Талаптары
programme-completion = Аяқтау үшін тренингтің { $of } кездесуінің кемінде { $attended } кездесуіне қатысу керек.
programme-completion-modules = Міндетті тақырыптың әрқайсысынан кемінде бір кездесуге қатысу керек.
programme-completion-midpoint = Бағдарлама ортасындағы әңгіме өткізілуі керек.
programme-group = Топта әдетте { $target } адам, кемінде { $least }, ең көбі { $most }.
programme-count = { $count } кездесу
programme-mandatory = міндетті
programme-aim = Мақсаты
programme-homework = Үй тапсырмасы
programme-minutes = { $minutes } мин
programme-minutes-both = топпен { $minutes } мин, жеке { $alone } мин
programme-due = тренингтің соңғы кездесуінен { $months } ай өткен соң

# Жұптар
couples-recorded = Мұнда не қаралғаны жазылып отырады.
couples-how = Келісесіз бе, келісімді қайтарып аласыз ба, себебі сұралмайды. Екінші жақ бірлескен жұмыстың мүмкін не мүмкін емес екенін ғана көреді.
couples-none = Бірлескен жұмыс сұралған жұптар осында болады.
couples-waiting = Жауабыңызды күтеді
couples-approved = Келісім берілген
couples-participant = Қатысушы: { $name }
couples-asked = Сұралған күні: { $day }
couples-approve = Келісім беру
couples-withdraw = Келісімді қайтарып алу
couples-withdraw-effect = Қайтарып алсаңыз, алдағы бірлескен кездесулер бірден болмайтын болады.
saved-joint-work-approved = Келісім жазылды.
saved-joint-work-withdrawn = Келісім қайтарып алынды. Алдағы бірлескен кездесулер болмайды.

# Жұптар: қауіпсіздікті тексеру
couples-checks-how = Әр бірлескен кездесудің алдында және одан кейін жұбайымен жеке сөйлесесіз. Екінші жақ кездесуді бастауға және журналын жабуға бола ма, соны ғана көреді.
