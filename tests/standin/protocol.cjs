/**
 * Schemes of the app's own. Chromium knows none of them, so that `app://bundle/x` is shown at
 * `https://bundle.app.invalid/x` and its requests are answered by the handler; every other address is refused.
 */
const handlers = new Map();

exports.protocol = {
  registerSchemesAsPrivileged() {},
  handle: (scheme, handler) => handlers.set(scheme, handler),
};

exports.toPageUrl = function toPageUrl(url) {
  const [, scheme, host, rest] = /^([a-z]+):\/\/([^/]+)(.*)$/.exec(url);
  return `https://${host}.${scheme}.invalid${rest}`;
};

exports.fromPageUrl = function fromPageUrl(url) {
  return url.replace(/^https:\/\/([^/]+)\.([a-z]+)\.invalid/, '$2://$1');
};

exports.answerRequest = async function answerRequest(route) {
  const request = route.request();
  const url = exports.fromPageUrl(request.url());
  const handler = handlers.get(url.split(':', 1)[0]);
  if (!handler) return /^(data|blob):/.test(url) ? route.continue() : route.abort('internetdisconnected');
  const response = await handler(new Request(url, { method: request.method(), headers: request.headers() }));
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
};
