/** The process in which HTML of many elements is made safe: takes it by message, answers with what became of it, and ends. */
import { cleanMail } from './clean.ts'

if (!process.send) throw new Error('started by clean-apart only')
process.once('message', html => {
  process.send?.(cleanMail(String(html)), () => process.disconnect())
})
