# Қызметкерлер
accounts-list = Есептік жазбалар
accounts-factor-on = екінші қадам қосылған
accounts-factor-off = екінші қадам қосылмаған
accounts-closed = жабық
accounts-own = сіз
accounts-change = Өзгерту
accounts-roles = Рөлдері
accounts-close = Есептік жазба жабық
accounts-change-effect = Сақтаған соң бұл қызметкер барлық құрылғысынан шығарылады да, қайта кіреді.
accounts-save = Сақтау
accounts-reset-title = Екінші қадам жоғалды ма?
accounts-reset-how = Екінші қадам мен қосалқы кодтар өшіріледі, барлық құрылғыдан шығарылады. Құпиясөз өзгермейді: келесі жолы кіргенде қызметкер екінші қадамды қайта баптайды. Алдымен оның шынымен өзі екеніне көз жеткізіңіз.
accounts-reset = Екінші қадамды өшіру
accounts-invite-title = Қызметкерді шақыру
accounts-invite-how = Бір рет жарайтын сілтеме жасалады. Ол { $days } күн жарамды.
accounts-invite = Сілтеме жасау
accounts-invited = Жауап күтіп тұрған шақырулар
accounts-invited-none = Мұнда әлі қабылданбаған шақырулар болады.
accounts-invited-until = { $until } дейін
invitation-title = Шақыру сілтемесі
invitation-for-roles = Рөлдері: { $roles }.
invitation-for-office = «{ $office }» бөлімшесі ашылды. Бұл сілтеме оның алғашқы әкімшісіне арналған.
invitation-how = Сілтемені адамның өзіне ғана беріңіз. Ол бір рет, { $days } күн ішінде жарайды және енді көрсетілмейді.
invitation-link = Сілтеме
saved-account-changed = Есептік жазба өзгертілді.
saved-second-factor-reset = Екінші қадам өшірілді. Қызметкер келесі жолы кіргенде оны қайта баптайды.

# Бөлімше
office-own = Осы бөлімше
office-rename = Атауын сақтау
offices-title = Басқа бөлімшелер
offices-none = Желідегі басқа бөлімшелер осында болады.
office-new = Жаңа бөлімше
office-add-how = Еліміздің мерекелері бірге қосылады. Сосын алғашқы әкімшіге арналған сілтеме шығады.
office-add = Бөлімше ашу
saved-office = Бөлімшенің атауы сақталды.
rooms-title = Бөлмелер
rooms-none = Кездесулер өтетін бөлмелер осында болады. Біріншісін қосыңыз.
room-seats = { $count } орын
room-closed = жабық
room-name = Бөлменің атауы
room-seats-label = Қатысушыларға арналған орын
room-close = Бөлме жабық
room-close-effect = Жабық бөлмеге жаңа кездесу жоспарланбайды. Жоспарланғаны қалады.
room-save = Сақтау
room-new = Жаңа бөлме
room-add = Бөлме қосу
saved-room = Бөлме сақталды.

# Мерекелер
holidays-title = { $year } жылғы мерекелер
holidays-years = Басқа жылдар
holidays-before = ← { $year }
holidays-after = { $year } →
holidays-none = Бұл жылға мереке енгізілмеген. Төменде қосыңыз: топтар сол күні кездеспейді.
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
programme-due = соңғы кездесуден { $months } ай өткен соң

# Жұптар
couples-recorded = Мұнда не қаралғаны жазылып отырады.
couples-how = Келісесіз бе, келісімді қайтарып аласыз ба, себебі сұралмайды. Екінші жақ бірлескен жұмыстың мүмкін не мүмкін емес екенін ғана көреді.
couples-none = Бірлескен жұмыс сұраған жұптар осында болады.
couples-waiting = Жауабыңызды күтеді
couples-approved = Келісім берілген
couples-participant = Қатысушы: { $name }
couples-asked = Сұралған күні: { $day }
couples-approve = Келісім беру
couples-withdraw = Келісімді қайтарып алу
couples-withdraw-effect = Қайтарып алсаңыз, алдағы бірлескен кездесулер бірден болмайтын болады.
saved-joint-work-approved = Келісім жазылды.
saved-joint-work-withdrawn = Келісім қайтарып алынды. Алдағы бірлескен кездесулер болмайды.
