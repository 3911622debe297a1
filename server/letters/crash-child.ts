/** A process that only sends letters, to be killed by a test: the database and the relay stand in its environment. */
import { createMailChannel } from '../../channels/mail/mail.ts'
import { openClient } from '../db/client.ts'
import { connect } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { caseKeys } from '../http/case-key.ts'
import { openDirectory } from '../ledger/directory.ts'
import { openSignals } from '../ledger/signals.ts'
import { openLetters } from './letters.ts'

const { HEED_TEST_DB: url = '', HEED_TEST_RELAY: smtpUrl = '', HEED_TEST_SECRET: secret = '' } = process.env
const domain = 'behemoth.example'
const { db, pool } = connect({ url, log: silent })
const signals = openSignals({ db, openConnection: () => openClient(url), onTrouble() {} })
const letters = await openLetters({
  ledger: { db, clock: Date.now, signals },
  pool,
  directory: openDirectory(db, signals),
  channel: createMailChannel({
    domain,
    from: { address: `help@${domain}`, name: 'Big Behemoth' },
    outbound: { smtpUrl },
  }),
  blobs: { get: () => Promise.reject(new Error('no files here')) as never }, // letters of the test carry none
  keys: caseKeys(secret, false),
  secret,
  mailDomain: domain,
  baseUrl: () => 'https://help.behemoth.example',
  log: silent,
})
letters.start()
