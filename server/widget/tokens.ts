/**
 * Who a site says is logged in there: a token that its server signed, and the pass that we give for it.
 *
 * What must stay true
 * - Only HS256 under a secret of ours counts, made for our address, at most ten minutes old by our own clock; the customer's clock
 *   is never asked.
 * - A token that does not count leaves its bearer a stranger, and locks nobody out.
 * - A pass is good for nothing but beginning a matter as this person.
 */
import { createHmac } from 'node:crypto'
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { storable } from '../../channels/content.ts'
import { HOUR, type Instant, MINUTE } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { openSeal, type Seal } from '../letters/seal.ts'
import { siteKeys } from './keys.ts'

/** A person as a site knows them. */
export interface SitePerson {
  /** The site's own name for them, or the number of an account. */
  readonly sub: string
  /** The number of an account, where the site tells it apart from its own names; null when this person has none. */
  readonly account?: string | null | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

export interface SiteTokens {
  /** @param audience our own address, as the token must name it */
  readonly read: (
    token: string,
    audience: string,
    now: Instant,
  ) => Promise<{ readonly person: SitePerson } | { readonly person: null; readonly why: 'expired' | 'wrong' }>
  readonly pass: (person: SitePerson, now: Instant) => Promise<string>
  readonly readPass: (pass: string, now: Instant) => Promise<SitePerson | null>
  /** The same for the same person, and says nothing else. */
  readonly whoOf: (person: SitePerson) => string
  readonly seal: Seal
}

const longestToken = 10 * MINUTE
const passLasts = 12 * HOUR
/** Between the clocks of two servers. */
const toleranceSeconds = 60
const passAudience = 'heed-pass'

const text = (most: number) => z.string().trim().max(most).transform(storable)
const Claims = z.object({
  sub: text(200).refine(sub => sub !== ''),
  account: text(200).nullish(),
  name: text(200).optional().catch(undefined),
  email: text(320).optional().catch(undefined),
  phone: text(50).optional().catch(undefined),
})

export function openSiteTokens(db: Db, secret: string): SiteTokens {
  const seal = openSeal(secret, 'widget seal')
  const ownKey = createHmac('sha256', secret).update('widget pass').digest()

  const readUnder = async (token: string, key: Uint8Array, audience: string, now: Instant) => {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience,
      currentDate: new Date(now),
      clockTolerance: toleranceSeconds,
      maxTokenAge: longestToken / 1_000,
      requiredClaims: ['sub', 'iat', 'exp'],
    })
    return isShort(payload) ? Claims.parse(payload) : null
  }

  return {
    seal,
    async read(token, audience, now) {
      let why: 'expired' | 'wrong' = 'wrong'
      for (const { sealed } of await siteKeys(db, now)) {
        const key = seal.open(sealed)
        if (key === null) continue
        try {
          const person = await readUnder(token, Buffer.from(key), audience, now)
          if (person) return { person }
        } catch (error) {
          if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) throw error
          if (error instanceof errors.JWTExpired) why = 'expired'
        }
      }
      return { person: null, why }
    },
    pass: async (person, now) =>
      await new SignJWT({ ...person })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(passAudience)
        .setExpirationTime(new Date(now + passLasts))
        .sign(ownKey),
    async readPass(pass, now) {
      const options = { algorithms: ['HS256'], audience: passAudience, currentDate: new Date(now) }
      const read = await jwtVerify(pass, ownKey, options).catch(() => null)
      return read && (Claims.safeParse(read.payload).data ?? null)
    },
    whoOf: ({ sub, account }) =>
      createHmac('sha256', secret)
        .update(`widget who\n${JSON.stringify([sub, account ?? null])}`)
        .digest('base64url')
        .slice(0, 22),
  }
}

/** A token that holds for longer than it should is a mistake of the site, and would be one for whoever finds it. */
function isShort({ iat = 0, exp = Number.POSITIVE_INFINITY }: JWTPayload): boolean {
  return (exp - iat) * 1_000 <= longestToken
}
