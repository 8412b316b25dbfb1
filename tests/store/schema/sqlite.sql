-- One line of text for each fact of the schema, in the same words as postgres.sql.
with tables as (
    select name
    from pragma_table_list
    where schema = 'main'
      and type = 'table'
      and name not like 'sqlite%'
      and name not like '_sqlx%'
)
select 'column ' || t.name || '.' || c.name || ' ' || lower(c.type) || case c."notnull" when 1 then ' required' else '' end
from tables t
join pragma_table_info(t.name) c
union all
select 'key ' || t.name || ' (' || group_concat(c.name, ', ' order by c.pk) || ')'
from tables t
join pragma_table_info(t.name) c
where c.pk > 0
group by t.name
union all
select case i."unique" when 1 then 'unique ' else 'index ' end
    || t.name
    || ' ('
    || (select group_concat(p.name, ', ' order by p.seqno) from pragma_index_info(i.name) p)
    || ')'
    || case i.partial when 1 then ' partial' else '' end
from tables t
join pragma_index_list(t.name) i
where i.origin <> 'pk'
union all
select 'reference ' || t.name
    || ' (' || group_concat(f."from", ', ' order by f.seq) || ') to '
    || f."table"
    || ' (' || group_concat(f."to", ', ' order by f.seq) || ')'
    || ' update ' || lower(f.on_update)
    || ' delete ' || lower(f.on_delete)
from tables t
join pragma_foreign_key_list(t.name) f
group by t.name, f.id
