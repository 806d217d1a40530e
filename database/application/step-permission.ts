/** The permission that a step asks for, of its business where it is reviewing; null where `:permission` is. SQL over `application`. */
export const stepPermission = `case :permission::text when 'review' then business || '_review' else :permission::text end`;
