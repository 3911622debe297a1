import assert from 'node:assert/strict'
import { test } from 'node:test'
import { erlangA, erlangAOffered, erlangAQuantile } from './erlang-a.ts'
import { near } from './testing/numbers.ts'
import { erlangB, erlangC, erlangCMeanWait, erlangCQuantile, erlangCWithin } from './erlang.ts'

/** 10 erlang: 200 calls an hour of 180 s each, 14 agents. */
const office = { arrivalsPerSecond: 10 / 180, hands: 14, meanServiceSeconds: 180 }

/** 48 calls a minute of a minute each, 50 agents; patience of two minutes. Garnett, Mandelbaum and Reiman (2002). */
const centre = { arrivalsPerSecond: 0.8, hands: 50, meanServiceSeconds: 60, meanPatienceSeconds: 120 }

test('Erlang B gives the tables', () => {
  near(erlangB(1, 1), 0.5, 1e-12)
  near(erlangB(10, 5), 0.01838, 5e-6)
  assert.equal(erlangB(0, 3), 1)
})

test('Erlang C of 10 erlang with 14 agents: 17.41 % wait, 7.84 s in the mean, 88.84 % within 20 s', () => {
  near(erlangC(14, 10), 0.1741, 5e-5)
  near(erlangCMeanWait(office), 7.84, 0.006)
  near(erlangCWithin(office, 20), 0.8884, 5e-5)
})

test('the quantile of Erlang C is the time within which that share is taken', () => {
  near(erlangCWithin(office, erlangCQuantile(office, 0.9)), 0.9, 1e-12)
  assert.equal(erlangCQuantile(office, 0.8), 0)
})

test('where the hands cannot keep up, everybody waits for ever', () => {
  const short = { ...office, hands: 10 }
  assert.equal(erlangC(10, 10), 1)
  assert.equal(erlangCMeanWait(short), Number.POSITIVE_INFINITY)
  assert.equal(erlangCQuantile(short, 0.5), Number.POSITIVE_INFINITY)
  assert.equal(erlangCWithin(short, 1_000), 0)
})

test('Erlang A of 48 calls a minute with 50 agents: 3.09 % give up, 3.71 s, 93.03 % busy; Erlang C says 20.83 s', () => {
  const { hangUp, meanWaitSeconds, utilisation } = erlangA(centre)
  near(hangUp, 0.0309, 5e-5)
  near(meanWaitSeconds, 3.71, 0.005)
  near(utilisation, 0.9303, 5e-5)
  near(erlangCMeanWait(centre), 20.83, 0.005)
})

test('the offered wait of Erlang A, its variance and the floor of every prediction, in services, are those published', () => {
  const rows = [
    [10, 1.4, 0.451, 36.73e-3, 79.57e-3],
    [100, 1.4, 0.3415, 2.8821e-3, 10.031e-3],
    [100, 1.2, 0.1937, 1.7406e-3, 8.8431e-3],
    [300, 1.4, 0.3381, 0.9551e-3, 3.339e-3],
    [1_000, 1.4, 0.337, 0.286e-3, 1.0005e-3],
  ] as const
  for (const [hands, load, mean, floor, variance] of rows) {
    const found = erlangAOffered({
      hands,
      arrivalsPerSecond: hands * load,
      meanServiceSeconds: 1,
      meanPatienceSeconds: 1,
    })
    near(found.mean / mean, 1, 5e-4)
    near(found.floor / floor, 1, 5e-4)
    near(found.variance / variance, 1, 5e-4)
  }
})

test('the quantile of Erlang A agrees with its mean: the area above the quantiles is the mean offered wait', () => {
  const shares = Array.from({ length: 400 }, (_, index) => (index + 0.5) / 400)
  const mean = shares.reduce((sum, share) => sum + erlangAQuantile(centre, share), 0) / shares.length
  near(mean / (erlangAOffered(centre).mean * erlangA(centre).waiting), 1, 0.01)
  assert.equal(erlangAQuantile(centre, 0.3), 0)
})

test('with endless patience Erlang A is Erlang C', () => {
  const patient = { ...office, meanPatienceSeconds: 1e9 }
  near(erlangA(patient).meanWaitSeconds, erlangCMeanWait(office), 1e-3)
  near(erlangAQuantile(patient, 0.95), erlangCQuantile(office, 0.95), 0.05)
})
