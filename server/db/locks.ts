/** The advisory locks that Heed takes, in one place so that no two uses share a number. */
export const LOCKS = {
  /** Exclusive while the schema changes. */
  migrating: 4_733_101,
  /** Shared by every connection that serves; exclusive while a restore replaces what is served. */
  serving: 4_733_102,
  /** Exclusive while a test template is made. */
  template: 4_733_103,
} as const
