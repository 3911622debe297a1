/** For a test: fills the demo in a process of its own, which says when it begins and may be killed at any moment. */
import { openAuth } from '../auth/auth.ts'
import { connect } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { fillDemo } from './demo.ts'

const [url = '', dataDir = '', now = ''] = process.argv.slice(2)
const { db } = connect({ url, log: silent })
const clock = () => Number(now)
const auth = openAuth({ db, secret: 'a secret that only the tests know, long enough', clock })
process.send?.('begins')
await fillDemo({ db, auth, dataDir, clock })
