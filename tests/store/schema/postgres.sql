-- One line of text for each fact of the schema, in the same words as sqlite.sql.
with tables as (
    select c.oid, c.relname as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind = 'r'
      and c.relname not like '\_sqlx%'
),
columns as (
    select a.attrelid as oid, a.attnum as number, a.attname as name, a.attnotnull as required,
        case format_type(a.atttypid, a.atttypmod)
            when 'uuid' then 'blob'
            when 'bytea' then 'blob'
            when 'bigint' then 'integer'
            when 'boolean' then 'integer'
            else format_type(a.atttypid, a.atttypmod)
        end as type
    from pg_attribute a
    where a.attnum > 0
      and not a.attisdropped
)
select 'column ' || t.name || '.' || c.name || ' ' || c.type || case when c.required then ' required' else '' end
from tables t
join columns c on c.oid = t.oid
union all
select case
        when i.indisprimary then 'key '
        when i.indisunique then 'unique '
        else 'index '
    end
    || t.name
    || ' ('
    || (
        select string_agg(c.name, ', ' order by k.place)
        from unnest(i.indkey::smallint[]) with ordinality k (number, place)
        join columns c on c.oid = t.oid and c.number = k.number
    )
    || ')'
    || case when i.indpred is not null then ' partial' else '' end
from tables t
join pg_index i on i.indrelid = t.oid
where not i.indisexclusion
union all
select 'reference ' || t.name
    || ' (' || (
        select string_agg(c.name, ', ' order by k.place)
        from unnest(r.conkey) with ordinality k (number, place)
        join columns c on c.oid = r.conrelid and c.number = k.number
    ) || ') to '
    || target.name
    || ' (' || (
        select string_agg(c.name, ', ' order by k.place)
        from unnest(r.confkey) with ordinality k (number, place)
        join columns c on c.oid = r.confrelid and c.number = k.number
    ) || ')'
    || ' update ' || case r.confupdtype when 'c' then 'cascade' else 'no action' end
    || ' delete ' || case r.confdeltype when 'c' then 'cascade' else 'no action' end
from tables t
join pg_constraint r on r.conrelid = t.oid and r.contype = 'f'
join tables target on target.oid = r.confrelid
