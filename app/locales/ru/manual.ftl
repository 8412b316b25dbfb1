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
