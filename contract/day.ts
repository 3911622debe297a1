/** A day as it is written in data: '2026-03-03'. From the year 1000 on: no table of days holds the year nothing. */
import { z } from 'zod'

const isDay = (typed: string) => /^[1-9]/.test(typed) && z.iso.date().safeParse(typed).success

/** @param says in English, where there is more to say than that it is no day */
export function day(says?: string) {
  return z.stringFormat('date', isDay, ...(says === undefined ? [] : [says]))
}
