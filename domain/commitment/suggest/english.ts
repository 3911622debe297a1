/** How promises are made in English. A support manager can read this table, and add a line to it. */
import type { LanguageTable } from './language.ts'

const our =
  '(?:technician|engineer|fitter|driver|colleague|supervisor|manager|team|warehouse|someone|somebody|office|billing|they)'
const things =
  '(?:router|modem|sim|card|parcel|package|replacement|phone|handset|refund|credit|fee|charge|money|service|line|number|visit|letter|copy|confirmation|amount)'
const papers =
  '(?:details|contract|invoice|bill|copy|terms|form|confirmation|steps|agreement|writing|all of this|all this|email|e-mail|instructions|link|summary|document|documents|offer|letter)'
const goods =
  '(?:router|modem|sim|card|parcel|package|replacement|phone|handset|adapter|adaptor|remote|box|device|cable|part|charger|tablet)'
const you = '(?:you|u|him|her|them|the customer)'

export const english: LanguageTable = {
  openers: [
    {
      is: 'we take it on',
      begins: [
        '(?:i|we) (?:will|shall|am going to|are going to)',
        'i’ll',
        'ill(?= (?:send|call|ring|email|mail|post|get|let|have))',
        'we’ll',
        '(?:i’m|we’re) (?:going to|gonna)',
      ],
    },
    {
      is: 'we are at it, until a time',
      begins: [
        '(?:i’m|we’re|i am|we are)(?= (?:calling|ringing|sending|posting|shipping|refunding|crediting|emailing|transferring))',
      ],
    },
    {
      is: 'one of us will',
      begins: [
        `${our} ▯ (?:will|is going to|are going to|shall)`,
        `${our} (?:will|’ll|is going to|are going to)`,
      ],
    },
    {
      is: 'one of us comes',
      begins: [`${our} ▯ (?:comes|visits|calls|rings)`],
      then: 'anything',
      needsTime: true,
    },
    {
      is: 'it will come, or be done',
      begins: [`${things} ▯ (?:will|is going to|are going to)`],
      then: [
        'be (?:sent|posted|shipped|delivered|credited|refunded|returned|restored|replaced|removed|waived|fixed|repaired|free|yours|back|with you|in your|on your|with)',
        'appear',
        'arrive',
        'reach you',
        'come',
        'be ▯ (?:working|account|inbox)',
      ],
    },
    {
      is: 'you will have it',
      begins: ['you(?:’ll| will|’re going to| are going to)'],
      then: [
        `(?:get|have(?! to)|receive|see) ▯ (?:refund|answer|reply|call|callback|confirmation|credit|letter|money|router|sim|card|${papers}|engineer|technician|visit|update|replacement)`,
        'hear from',
        'be (?:reconnected|refunded|credited|called|contacted|paid|reimbursed|back online)',
        'not (?:be charged|pay|be billed|have to pay)',
      ],
      mayDeny: true,
    },
    {
      is: 'we give our word',
      begins: [
        '(?:i|we) (?:promise|guarantee)',
        'you have (?:my|our) word',
        '(?:i|we) commit to',
        '(?:i|we) undertake to',
        'you can (?:count|rely) on',
      ],
      then: 'anything',
    },
    {
      is: 'you can expect it',
      begins: ['(?:you can )?expect'],
      then: [
        '▯ (?:call|callback|refund|credit|reply|answer|visit|parcel|letter|email|update|engineer|technician)',
      ],
    },
    {
      is: 'and something more',
      begins: ['and(?= (?:send|e-?mail|call|ring|credit|refund|post|text) (?:you|it|the|him|her))'],
      goesOn: true,
    },
    {
      is: 'the price will stay',
      begins: ['(?:bill|price|tariff|plan|rate|it) will'],
      then: ['stay', 'remain', 'be (?:£|€|\\$)'],
    },
    {
      is: 'as an agent notes it down',
      begins: [
        `told ${you} (?:that )?(?:we|i)(?:’d| would|’ll| will)`,
        'told (?:mr|mrs|ms) \\S+ (?:that )?(?:we|i)(?:’d| would|’ll| will)',
        `(?:said|explained)(?: to ${you})?(?: that)? (?:i|we)(?:’d| would|’ll| will)`,
        '(?<!(?:had|he|she|we|i|they|customer|as) )promised(?! me| us)',
        '(?<!(?:had|he|she|they|customer) )agreed to',
        '(?<!\\p{L} )will(?= (?:call|ring|phone|send|email|credit|refund|reply|write|post|get back))',
      ],
      then: [`▯ .*`],
    },
  ],
  does: [
    `(?:call|ring|phone|callback)(?: back)? ▯ ${you}`,
    '(?:call|ring|phone|calling|ringing)(?: you)?(?: back| again)?',
    'give (?:you|u|him|her|them) a (?:call|ring|bell)',
    '▯ (?:call|phone|ring) you',
    `(?:send|get|have|post|mail|ship|dispatch|deliver|courier|drop) ▯ (?:a|an|the|your|some|somebody|someone|${papers}|${goods}|engineer|technician|email|line|out)`,
    '(?:sending|posting|shipping|emailing|refunding|crediting|transferring)',
    '(?:ship|dispatch|deliver|e-?mail|mail|text|forward|post)',
    '(?:come|visit|install|fit|be with you|be there|be at your)',
    '(?:credit|refund|waive|reimburse|compensate|pay you|pay for|deduct|cover the)',
    '(?:take|knock) ▯ (?:off|charge|fee)',
    '(?:put|pay|transfer|give) ▯ (?:back|balance|money|month free|free|account)',
    'remove ▯ (?:fee|charge)',
    '(?:keep|honou?r|hold|freeze|match) ▯ (?:price|tariff|plan|rate|offer|terms)',
    '(?:upgrade|switch|move|change) you',
    '(?:keep you (?:posted|informed|updated)|let (?:you|u|him|her|them) know)',
    '(?:get back to|write|reply|answer|message|update|be in touch|contact|follow up|come back to you)',
    '(?:reconnect|restore|replace|repair|fix|cancel|unlock|sort|solve|resolve|rectify|activate)',
    '(?:make it right|make sure|see to it|take care of|put it right|put this right)',
  ],
  doesInTime: [
    '(?:check|look|raise|reset|escalate|speak|ask|do|test|book|arrange|have|be|try|find out|see|finish)',
  ],
  kinds: {
    terms: [
      '(?:keep|honou?r|hold|freeze) ▯ (?:price|tariff|rate|plan|offer|terms)',
      '(?:old|new|same) price',
      '(?:price|tariff|bill|rate) ▯ (?:stays|stay|remains|will be)',
    ],
    visit: [
      '(?:technician|engineer|fitter)(?!s? (?:told|said))',
      'visit(?! is free| will be free)',
      'come (?:and|out|by|round|over|to|back and)',
      'be at your',
      '(?:somebody|someone) at your',
      '(?:fit|install) (?:it|the|your)',
    ],
    'call-back': [
      '(?:call|ring|phone|calling|ringing|phoning) (?:you|u|him|her|them|back|again|on|in|at|the customer|mr|mrs)',
      '(?:callback|call-back)',
      'give (?:you|u|him|her|them) a (?:call|ring|bell)',
      'a call from',
    ],
    credit: [
      '(?:credit|refund|refunded|refunding|credited|waive|waived|reimburse|compensate|compensation)',
      '(?:late fee|fee|charge|charged|charges|balance|cost of)',
      '(?:£|€|\\$) ?\\d+(?:[.,]\\d+)?',
      'not pay',
      'free',
      'money',
    ],
    goods: [
      `(?:new|replacement|missing|spare) ▯ ${goods}`,
      `(?:send|post|ship|dispatch|deliver|courier) ▯ ${goods}`,
      '(?:parcel|package|gift card|replacement|router will|sim will)',
    ],
    'send-details': [
      `(?:send|sent|sending|mail|e-?mail|forward|post|text|get|receive|drop|have) ▯ ${papers}`,
      '(?:e-?mail|text) (?:you|u|it|them)',
      '(?:in writing|confirmation|by email|by e-mail)',
    ],
    reply: [
      '(?:get back to|come back to you|reply|answer|answering|write|written|respond|be in touch|contact|follow up|message you)',
      '(?:let (?:you|u|him|her|them) know|keep you (?:posted|informed|updated)|update you|hear from)',
    ],
  },
  notInSentence: [
    '(?<!even )if',
    'unless',
    'in case',
    'once you',
    '(?:as soon as|when|whenever|after) you',
    'should (?:the|it|you|this)',
    '(?:suppose|imagine|provided|assuming)',
    '(?:he|she|they|customer|caller|you|colleague) (?:said|says|claims?|thinks?|told|asked|asks|believes?|wrote)',
    '(?:was|were) going to',
    '(?:says|claims|whether|never said)',
    '(?:had|have|has) promised',
    'as promised',
    'did \\p{L}+ say',
  ],
  notInClause: [
    '(?:try|trying|hope|hopefully|might|may|maybe|perhaps|probably|likely|possibly|normally|usually|generally)',
    '(?:i|we) (?:don’t )?(?:think|guess|believe|wish|doubt|expect)',
    'in a (?:moment|second|minute|sec)',
    '(?:could|would love|do (?:my|our) best|as soon as (?:i|we) can)',
    '(?:will|’ll) (?:need|be (?:happy|glad|able|honest)|see what|put you on hold|just)',
  ],
  negations: ['not', 'never', 'won’t', 'can’t', 'cannot', 'don’t'],
  parts: [', but', ' but', ': ', ' – ', ' — '],
  tails: [', so', ', please', ', and please', ' so please', ', keep'],
}
