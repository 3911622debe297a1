import { join } from 'node:path'

/** Where this Heed's migrations stand. */
export const migrationsFolder = join(import.meta.dirname, 'migrations')
