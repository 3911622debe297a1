/** An agent's desk that asks over HTTP, one request after the other, and what it costs. */
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { percentile, startCpuMeter } from '../measure.ts'

export interface Cost {
  readonly p50Ms: number
  readonly cpuMs: number
  /** Of the last answer. */
  readonly kb: number
}

export interface Asking {
  readonly ask: (path: string) => Promise<string>
  /** Asks each of the paths in turn, `times` in all, after some that are not counted. */
  readonly measure: (paths: readonly string[], times: number) => Promise<Cost>
  readonly close: () => void
}

const warmUp = 15
/** Limits go by session; one agent would not ask so fast. */
const perSession = 400

/**
 * @param cookies of sessions of the same agent, enough for what is asked in a minute
 * @param pid whose processor time counts, and all below it: the product and its database
 */
export function openAsking(url: string, cookies: readonly string[], pid: number): Asking {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let asked = 0

  const ask = async (path: string): Promise<string> => {
    const cookie = cookies[Math.floor(asked++ / perSession) % cookies.length] ?? ''
    return await new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, {
        headers: { cookie, accept: 'application/json' },
        agent,
      })
      sent.once('error', reject)
      sent.once('response', response => {
        text(response).then(body => {
          if (response.statusCode === 200) resolve(body)
          else reject(new Error(`${path} was answered with ${response.statusCode}: ${body.slice(0, 300)}`))
        }, reject)
      })
      sent.end()
    })
  }

  return {
    ask,
    async measure(paths, times) {
      const pathOf = (index: number) => paths[index % paths.length] ?? ''
      for (let index = 0; index < warmUp; index++) await ask(pathOf(index))
      const took: number[] = []
      let size = 0
      const cpu = startCpuMeter([pid])
      for (let index = 0; index < times; index++) {
        const started = performance.now()
        size = Buffer.byteLength(await ask(pathOf(index)))
        took.push(performance.now() - started)
      }
      return { cpuMs: cpu() / times, p50Ms: percentile(took, 0.5), kb: size / 1_024 }
    },
    close: () => agent.destroy(),
  }
}
