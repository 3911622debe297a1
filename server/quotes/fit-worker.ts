/** The nightly fit, beside the main thread. */
import { workerData } from 'node:worker_threads'
import { learnFrom } from '../../domain/line/quote/from-history.ts'
import { giveAnswer } from '../answer-apart.ts'
import type { ToFit } from './nightly.ts'

const { history, before } = workerData as ToFit // as nightly.ts asks
giveAnswer(learnFrom(history, before, Math.random))
