// telegram-test-api 4.2.1, mended where python-telegram-bot could not read its answers.
// Environment: PORT, SECONDS_KEPT. Only what the package leaves out or gets wrong is added here; what it stores and
// hands out stays its own work, since it is to be a witness that we did not write.
'use strict';

const TelegramServer = require('telegram-test-api');
const axios = require('axios');

// A bot's number stands before the colon of its token: two witnesses count their updates from 1, and bots that share a
// folder would take the one's for the other's if they had one number.
const self = (token) => ({
  id: Number(token.split(':')[0]), is_bot: true, first_name: 'Zeuge', username: 'zeuge_bot',
});
const LONGEST_POLL = 50;
const PAUSE = 10;

const seconds = () => Math.floor(Date.now() / 1000);
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));
const done = (response, result) => response.json({ok: true, result});

class Emulator extends TelegramServer {
  // The stored update loses chat_instance, without which a press cannot be parsed, and leaks the bot's token.
  static completeUpdate(update, formatted) {
    if (formatted.callback_query) {
      formatted.callback_query.chat_instance = update.callbackQuery.chat_instance || '1';
    }
    if (formatted.message) delete formatted.message.botToken;
    return formatted;
  }

  // The package gives the date in milliseconds, no sender, and every parameter back as the string that was sent.
  addBotMessage(message, token) {
    const {message_id, chat, text, reply_markup} = super.addBotMessage(message, token);
    return {message_id, date: seconds(), from: self(token), chat, text, ...(reply_markup && {reply_markup})};
  }

  edited(request, token) {
    const stored = this.storage.botMessages.find((one) => String(one.messageId) === String(request.message_id));
    const chat = {id: Number(request.chat_id), type: 'private', first_name: 'Ada'};
    const text = stored ? stored.message.text : undefined;
    return {message_id: Number(request.message_id), date: seconds(), chat, from: self(token), text};
  }

  async nextUpdates(token, wait) {
    const until = Date.now() + 1000 * Math.min(LONGEST_POLL, Number(wait || 0));
    for (;;) {
      const updates = this.getUpdates(token);
      if (updates.length || Date.now() >= until) return updates;
      await pause();
    }
  }
}

const format = TelegramServer.formatUpdate;
TelegramServer.formatUpdate = (update) => Emulator.completeUpdate(update, format(update));

const emulator = new Emulator({
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  storeTimeout: Number(process.env.SECONDS_KEPT || 600),
});

const mended = {
  getMe: (request, token) => self(token),
  getUpdates: (request, token) => emulator.nextUpdates(token, request.timeout),
  getWebhookInfo: (request, token) => ({
    url: (emulator.webhooks[token] || {url: ''}).url, has_custom_certificate: false, pending_update_count: 0,
  }),
  setWebhook: (request, token) => { emulator.setWebhook(request, token); return true; },
  deleteWebhook: (request, token) => { emulator.deleteWebhook(token); return true; },
  editMessageText: (request, token) => { emulator.editMessageText(request); return emulator.edited(request, token); },
  editMessageReplyMarkup: (request, token) => {
    emulator.editMessageReplyMarkup(request);
    return emulator.edited(request, token);
  },
  getMyCommands: () => [],
  getMyDescription: () => ({description: ''}),
  getMyShortDescription: () => ({short_description: ''}),
};
for (const name of ['answerCallbackQuery', 'sendChatAction', 'setMyCommands', 'setMyDescription',
  'setMyShortDescription']) mended[name] = () => true;

emulator.webServer.use(async (request, response, next) => {
  const [, token, name] = request.path.match(/^\/bot([^/]+)\/(\w+)$/) || [];
  if (!mended[name]) return next();
  return done(response, await mended[name](request.body || {}, token));
});
// The routes of the package were registered first and would win.
const layers = emulator.webServer._router.stack;
layers.splice(layers.findIndex((layer) => layer.route), 0, layers.pop());

axios.interceptors.request.use((delivery) => {
  const webhook = Object.values(emulator.webhooks).find((one) => one.url === delivery.url);
  if (webhook && webhook.secret_token) {
    delivery.headers['X-Telegram-Bot-Api-Secret-Token'] = webhook.secret_token;
  }
  return delivery;
});
// A refused delivery would end the process.
process.on('unhandledRejection', (error) => console.error(`delivery failed: ${error.message}`));

emulator.start().then(() => console.log(`listening on ${emulator.config.apiURL}`));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
