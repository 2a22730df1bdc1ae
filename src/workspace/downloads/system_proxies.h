#pragma once

#include <QNetworkProxyFactory>

namespace deblend {

/// The proxies of the desktop's settings, or of http_proxy, https_proxy and no_proxy in the environment.
class SystemProxies : public QNetworkProxyFactory {
public:
  QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
    return systemProxyForQuery(query);
  }
};

} // namespace deblend
