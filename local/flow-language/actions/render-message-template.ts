import { NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Fills in a template of Amazon Q in Connect. */
export const renderMessageTemplate: StoodInAction = {
  title: 'Send message',
  what: 'fills a message template in',
  source: 'exported flows',
  basis: 'seen in the wild',
  inChat: 'stoodIn',
  parameters: { WisdomKnowledgeBaseArn: { kind: 'VALUE' }, WisdomMessageTemplateArn: { kind: 'VALUE' } },
  takesMore: true,
  exactlyOneOf: [],
  errors: { required: ['NoMatchingError'], optional: ['TemplateRenderingError'] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
