-- Why a coordinator let one lead a group alone, sealed; empty: it is led by two (rule A7).

alter table series add column led_by_one_sealed blob;
