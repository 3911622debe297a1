/** Counts one day, beside the main thread. */
import { workerData } from 'node:worker_threads'
import { giveAnswer } from '../answer-apart.ts'
import { type DayRead, figuresOf } from './figures.ts'

giveAnswer(figuresOf(workerData as DayRead)) // as count.ts asks
