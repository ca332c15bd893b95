import { connectClient } from '../shared/aws/clients.ts';
import { lookUpContact } from './look-up-contact.ts';
import { readSettings } from './settings.ts';

export const handler = lookUpContact(readSettings(process.env), { connect: connectClient() });
