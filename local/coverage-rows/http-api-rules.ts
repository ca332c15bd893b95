import type { Rule } from './row.ts';

const GUIDE = 'API Gateway developer guide';

/** The HTTP APIs that are deployed beside the chat. */
export const HTTP_API_RULES: readonly Rule[] = [
  {
    id: 'H1',
    what: 'A request goes to the route that says most about it, and to its function in payload format 2.0.',
    source: `${GUIDE}, http-api-develop-routes and http-api-develop-integrations-lambda`,
    note: 'which bodies come as base64 is assumed',
    tests: [
      'holds the request as API Gateway tells it',
      'what no route is for is not found, and another path is none of ours',
    ],
  },
  {
    id: 'H2',
    what:
      'With a CORS configuration the API answers preflight requests, ' +
      'and what the function says about it counts for nothing.',
    source: `${GUIDE}, http-api-cors`,
    tests: [
      'a preflight request is answered for pages that may call, without the function',
      'an answer says which page may read it, whatever the function says',
    ],
  },
  {
    id: 'H3',
    what: 'A route lets through so many requests at once and so many a second; the rest get 429.',
    source: `${GUIDE}, http-api-throttling`,
    tests: ['throttling lets through so many at once, and so many more a second'],
  },
  {
    id: 'H4',
    what: 'A JWT authorizer passes on the claims of a good token, and refuses any other with 401.',
    source: `${GUIDE}, http-api-jwt-authorizer`,
    note: 'tokens are signed here, by POST /local/tokens: the keys of the issuer are out of reach',
    tests: ['passes the claims of a good token on, as text'],
  },
  {
    id: 'H5',
    what: 'Integrations, payload formats and authorizers of other kinds are refused by their name.',
    source: `${GUIDE}, http-api-develop-integrations`,
    tests: ['what is not emulated says so by name'],
  },
];
