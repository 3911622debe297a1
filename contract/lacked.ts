/** What whoever hands a case over lacked. Apart from what checks it, which the desk does not load at first. */
export const lackedNames = ['authority', 'skill', 'access', 'shift-ends', 'customer-asks', 'other'] as const
