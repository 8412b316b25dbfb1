# Методическое пособие программы
nav-manual = Пособие
manual-versions = Все версии
manual-own = наша
manual-search = Поиск по пособию
manual-search-hint = В названиях и текстах, на всех трёх языках. Казахские буквы можно набирать русскими.
manual-none-found = Таких слов в пособии нет. Попробуйте меньше слов или покороче.
manual-found = { $count ->
    [one] Найдено в { $count } плане
    [few] Найдено в { $count } планах
    [many] Найдено в { $count } планах
   *[other] Найдено в { $count } плана
}
manual-out-of-date = перевод устарел
manual-papers = На бумаге
manual-near = До и после
manual-back = Назад к плану
manual-aim = Цель
manual-outcomes = После занятия участник
manual-steps = Ход занятия
manual-step-both = { $minutes } мин, индивидуально { $alone } мин
manual-individual = На индивидуальном занятии
manual-material = Что понадобится
manual-cautions = Внимание
manual-stop = Когда останавливаемся
manual-with-partner = С супругой
manual-with-participant = С участником
manual-sources = Источники сведений
homework-title = Домашнее задание
caution-minimising = Преуменьшает
caution-blaming = Обвиняет супругу
caution-silence = Молчит
caution-intoxication = Пришёл нетрезвым
caution-danger = Признаки опасности

# Собственная версия офиса
draft-own = Наша собственная версия
draft-copy-hint = Скопируйте показанную версию и правьте копию. Пока вы её не опубликуете, по ней никто не работает.
draft-copy = Скопировать эту версию
draft-list = В работе
draft-name = Версия { $number }, в работе
draft-begun = начата { $at }
draft-current = Новые участники и группы начинают по этой версии.
draft-compare = Что изменилось
draft-problems = Всё ли готово?
draft-problems-none = Всё на месте. Версию можно публиковать.
draft-publish = Опубликовать
draft-publish-how = С этого момента новые участники и группы начинают по ней. Те, кто уже проходит программу, остаются на своей версии. Опубликованное больше не меняется.
draft-settings = Требования
draft-attended = Сколько занятий тренинга посетить, из { $of }
draft-group = Участников в группе
draft-least = Не меньше
draft-target = Обычно
draft-most = Не больше
draft-save = Сохранить
draft-titles = Названия
draft-discard = Удалить эту версию
draft-discard-how = Все правки в ней пропадут. По ней ещё никто не работает, поэтому больше ничего не изменится.
draft-out-of-date = перевод устарел: { $languages }
draft-meanwhile = Введённое вами сохранилось на этой странице. Если сохранить ещё раз, правка другого человека будет заменена.
draft-meanwhile-link = Посмотреть, что сохранено сейчас
draft-back = Назад к версии
draft-frame = Место, тема и длительность
draft-place = Место в этапе
draft-module = Тема
draft-minutes = Минут всего
draft-individual-minutes = Минут индивидуально
draft-individual-minutes-hint = Оставьте пустым, если индивидуально эту встречу не проводят.
draft-steps = Шаги
draft-steps-hint = Минуты в сумме дают длительность выше; шагов от 4 до 7. Имя шага стоит и в трёх текстах после его заголовка, например {"{"}#closing{"}"}. Чтобы добавить или убрать шаг, измените строку здесь и его часть во всех трёх текстах.
draft-step-name = Имя в текстах
draft-step-minutes = Минут
draft-step-alone = Индивидуально
draft-sources = Источники сведений
draft-sources-hint = Адреса, которые начинаются с https://, по одному в строке. Может не быть ни одного.
draft-text = Текст: { $language }
draft-text-hint = # начинает название, ## часть, ### часть внутри части. Пустая строка заканчивает абзац, - начинает пункт списка, > то, что говорят дословно, **две звёздочки** выделяют слова. Имена в {"{"}#…{"}"} не меняйте.
draft-preview = Посмотреть: { $language }
draft-preview-title = Так это будет выглядеть, ещё не сохранено: { $language }
draft-save-session = Сохранить занятие
draft-outdated = Другой язык изменён позже, чем этот: { $language }.
draft-confirm = Сверено, всё верно: { $language }
draft-remove = Убрать это занятие
draft-remove-how = Оно исчезнет только из этой версии. Следующие сдвинутся, а если это занятие тренинга, для завершения их будет считаться на одно меньше.
draft-compare-title = Версия { $number } рядом с версией { $base }
draft-compare-none = Версии одинаковы. Здесь будет видно, что вы изменили.
draft-compare-values = Числа и названия
draft-what = Что
draft-before = Было
draft-now = Стало
draft-added = новое
draft-gone = убрано
draft-moved = переставлено
draft-line-removed = Убрано:
draft-line-added = Добавлено:
draft-what-attended = Сколько занятий тренинга посетить
draft-what-of = Занятий тренинга всего
draft-what-step = Минут на шаг { $step }
draft-what-step-alone = Минут на шаг { $step }, индивидуально
draft-at-line = строка { $line }
draft-at-part = «{ $part }»
saved-draft-copied = Копия готова, её можно править.
saved-draft-settings = Требования сохранены.
saved-draft-titles = Названия сохранены.
saved-draft-session = Занятие сохранено.
saved-draft-confirmed = Текст подтверждён.
saved-draft-removed = Занятие убрано.
saved-draft-published = Версия опубликована. Новые участники и группы начинают по ней.
saved-draft-discarded = Версия удалена.
reason-syntax = не удаётся прочитать
reason-file-missing = этого нет
reason-file-unknown = это ни к чему не относится
reason-stage-unknown = такого этапа нет
reason-module-unknown = выберите одну из тем
reason-key-twice = это имя стоит дважды
reason-key-shape = имя состоит из строчных латинских букв, цифр и дефисов
reason-no-minutes = укажите минуты целым числом больше нуля
reason-minutes-sum = минуты шагов в сумме не дают длительность занятия
reason-individual-minutes-sum = индивидуальные минуты шагов в сумме не дают индивидуальную длительность
reason-step-count = шагов бывает от 4 до 7
reason-number-order = в этапе нет такого места
reason-module-untaught = этой теме не посвящено ни одно занятие
reason-module-dropped = эта тема обязательна, её нельзя убрать
reason-completion-unmet = требуйте хотя бы одно занятие тренинга и не больше, чем их есть
reason-group-size = укажите три целых числа: не меньше, обычно, не больше, каждое не меньше предыдущего
reason-text-missing = этой части нет
reason-text-empty = эта часть пустая
reason-text-unknown = этой части здесь не должно быть
reason-part-twice = эта часть стоит здесь дважды
reason-part-order = части стоят не по порядку
reason-markup = здесь могут стоять только заголовки, абзацы, списки, цитаты, выделенные слова и ссылки
reason-link = ссылка начинается с https://, а в тексте для участника ссылок нет
reason-revision = номер текста начинается с 1

# Наши заметки и файлы
attachments-title = Наши заметки и файлы
attachments-hint = Их видит весь офис. Не называйте здесь участников.
attachment-size = { $kilobytes } КБ
attachment-remove = Убрать
attachment-note = Новая заметка
attachment-file = Файл
attachment-file-hint = PDF, картинки, Word, Excel, PowerPoint, ODT, MP3 или MP4, до 10 МБ.
attachment-add = Добавить файл
saved-attached = Сохранено рядом с планом.
saved-detached = Убрано.
error-attachment-note = В заметке может быть до 2000 знаков. Сократите её или напишите что-нибудь.
error-attachment-empty = Файл пустой. Выберите другой.
error-attachment-large = Файл больше 10 МБ. Выберите файл поменьше.
error-attachment-kind = Это не PDF, не картинка, не офисный документ, не MP3 и не MP4, или имя файла говорит о другом. Выберите другой файл.

# Перевод на другую версию
move-title = Перевод на версию { $number }
move-link = Перевести участников и группы на эту версию
move-none = Все, чья программа идёт, уже на этой версии.
move-hint = Кто уже проходит программу, остаётся на своей версии, пока вы его не переведёте. Под каждым именем написано, что для него изменится. Переводятся только выбранные.
move-do = Перевести выбранных
move-from = Сейчас на версии { $number }
move-nothing = Для него ничего не изменится.
move-attended = Посещено { $before } из { $needed } нужных, станет { $after } из { $asked }
move-unknown = «{ $title }» в этой версии нет, занятие больше не засчитывается
move-uncovered = Тема «{ $title }» снова открыта
move-completes = Тогда всё требуемое будет выполнено
move-reopens = Сейчас всё требуемое выполнено, тогда — уже нет
move-group-stays = Его группа { $code } останется на своей версии, если не перевести и её
move-group-blocked = { $count ->
    [one] { $count } её предстоящего занятия нет в версии { $number }: сначала спланируйте его заново.
    [few] { $count } её предстоящих занятий нет в версии { $number }: сначала спланируйте их заново.
    [many] { $count } её предстоящих занятий нет в версии { $number }: сначала спланируйте их заново.
   *[other] { $count } её предстоящего занятия нет в версии { $number }: сначала спланируйте их заново.
}
saved-moved = { $count ->
    [one] Переведён { $count }.
    [few] Переведено { $count }.
    [many] Переведено { $count }.
   *[other] Переведено { $count }.
}
error-move-nobody = Никто не выбран. Выберите хотя бы одного.
error-group-plan-unknown = У группы есть предстоящие занятия, которых нет в этой версии. Сначала спланируйте их заново.
