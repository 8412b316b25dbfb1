# Страница участника
my-title = Мои встречи
my-next = Следующая встреча
my-next-none = Встреча ещё не назначена. Ведущий договорится с вами о следующей.
my-today = Сегодня
my-tomorrow = Завтра
absence-announce = Не смогу прийти
absence-reason = По какой причине? Ведущий прочтёт и примет решение.
absence-send = Сообщить ведущему
absence-is-announced = Вы сообщили, что не придёте
absence-withdraw = Всё-таки приду
saved-absence-announced = Ведущий увидит, что вы не сможете прийти. Место пока остаётся за вами.
saved-absence-withdrawn = Хорошо, вас ждут.
my-progress = Сколько пройдено
my-steps = Занятия: { $done } из { $of }
my-needed = Для завершения нужно:
my-complete = Вы выполнили всё, что требует программа.
my-topics-left = { $count ->
    [one] ещё { $count } тема
    [few] ещё { $count } темы
    [many] ещё { $count } тем
   *[other] ещё { $count } темы
}
my-modules = Темы: { $done } из { $of }
step-done = пройдено
step-open = впереди
my-homework = Домашнее задание
my-coming = Потом
my-past = Прошедшие встречи
my-more = Ещё
my-cancelled = Отменена
my-unmarked = Пока не отмечено

# Кому позвонить
hotlines-title = Куда позвонить в любое время
hotline-150 = Поговорить и посоветоваться: бесплатно и анонимно
hotline-111 = Семья и дети
hotline-102 = Кто-то в опасности
hotline-112 = Любой экстренный случай

# Памятки
papers-title = Мои памятки
papers-none = После каждой встречи здесь появится её памятка.
papers-aloud = Прочитать вслух
papers-stop = Остановить
