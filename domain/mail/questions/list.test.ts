import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Known, Mail } from '../mail.ts'
import { knowing, mailOf, OUR_ID } from '../testing/mails.ts'
import { whatIsIt } from '../what.ts'

/** As the group of a firm at Google hands on what a customer wrote to it. */
function throughGroup(domain: string, more = ''): string {
  return `From: Ana <ana@mail.example>
To: help@${domain}
Subject: My line is dead
Precedence: list
Mailing-list: list help@${domain}; contact help+owners@${domain}
List-ID: <help.${domain}>
X-Google-Group-Id: 447188031
List-Post: <https://groups.google.com/a/${domain}/group/help/post>, <mailto:help@${domain}>
List-Help: <https://support.google.com/a/${domain}/bin/topic.py?topic=25838>, <mailto:help+help@${domain}>
List-Archive: <https://groups.google.com/a/${domain}/group/help/>
List-Unsubscribe: <mailto:googlegroups-manage+447188031+unsubscribe@groups.example>,
 <https://groups.google.com/a/${domain}/group/help/subscribe>${more}

Since this morning.`
}

const mailman = (address: string) => `From: Ana <ana@mail.example>
To: ${address}
Subject: [talk] Copper or fibre?
Precedence: list
X-Mailman-Version: 2.1.39
X-BeenThere: ${address}
List-Id: Talk about lines <${address.replace('@', '.')}>
List-Post: <mailto:${address}>
List-Unsubscribe: <https://${address.split('@')[1]}/mailman/options>

Fibre.`

const newsletter = `From: Offers <news@shop.example>
To: help@behemoth.example
Subject: Ten percent on cables
List-Unsubscribe: <https://shop.example/out?u=77>, <mailto:out@shop.example>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
Feedback-ID: 77:shop:mail`

const answering = `In-Reply-To: <${OUR_ID}>`

interface Case {
  readonly mail: Mail
  readonly kind: 'person' | 'machine' | 'list' | 'bulk'
  readonly known?: Partial<Known>
}

const cases: Readonly<Record<string, Case>> = {
  'a customer through the group that is our help desk': {
    mail: mailOf(throughGroup('behemoth.example')),
    kind: 'person',
  },
  'a customer through that group, with the sender rewritten to the group': {
    mail: mailOf(throughGroup('behemoth.example').replace('Ana <ana@mail', '"Ana via Help" <help@behemoth')),
    kind: 'person',
  },
  'a customer through a group of the house, when mail comes to a domain below it': {
    mail: mailOf(throughGroup('behemoth.example'), { to: ['help@mail.behemoth.example'] }),
    kind: 'person',
    known: { ourDomains: ['mail.behemoth.example'] },
  },
  'a customer through a group elsewhere whose address is one of ours': {
    mail: mailOf(throughGroup('elsewhere.example'), { to: ['help@elsewhere.example'] }),
    kind: 'person',
  },
  'a customer through a Mailman list that is our own': {
    mail: mailOf(mailman('help@behemoth.example')),
    kind: 'person',
  },
  'somebody through a firm’s group that we know nothing of: heard, but without a receipt': {
    mail: mailOf(throughGroup('elsewhere.example')),
    kind: 'machine',
  },
  'a discussion that our help desk merely gets': {
    mail: mailOf(mailman('talk@lists.example')),
    kind: 'list',
  },
  'a discussion on a public group': {
    mail: mailOf(throughGroup('googlegroups.example').replaceAll('/a/googlegroups.example/', '/')),
    kind: 'list',
  },
  'a discussion in which somebody addressed us as well': {
    mail: mailOf(mailman('talk@lists.example').replace('To:', 'Cc: Help <help@behemoth.example>\nTo:')),
    kind: 'machine',
  },
  'an answer to a letter of ours, whatever list it went through': {
    mail: mailOf(`${answering}\n${mailman('talk@lists.example')}`),
    kind: 'machine',
  },
  'a newsletter': { mail: mailOf(newsletter), kind: 'bulk' },
  'a newsletter to our own group, which writes its own headers over it': {
    mail: mailOf(`${throughGroup('behemoth.example').split('\n\n')[0]}\nFeedback-ID: 77:shop:mail`),
    kind: 'person',
  },
  'a newsletter marked by Precedence alone': {
    mail: mailOf('From: a@shop.example\nList-Unsubscribe: <mailto:out@shop.example>\nPrecedence: bulk'),
    kind: 'bulk',
  },
  'a service’s mail in answer to a letter of ours': {
    mail: mailOf(`${answering}\n${newsletter}`),
    kind: 'machine',
  },
  'a notice of a service that one can leave, and no more': {
    mail: mailOf('From: a@shop.example\nList-Unsubscribe: <mailto:out@shop.example>\nSubject: Your parcel'),
    kind: 'machine',
  },
  'a person whose mail went through a sending service': {
    mail: mailOf('From: Ana <ana@mail.example>\nFeedback-ID: 1.eu-west-1.x:AmazonSES\nSubject: No signal'),
    kind: 'person',
  },
}

for (const [named, { mail, kind, known }] of Object.entries(cases)) {
  test(`It is ${kind === 'person' ? 'a person' : `called ${kind}`}: ${named}`, () => {
    assert.equal(whatIsIt(mail, knowing(known)).kind, kind)
  })
}
