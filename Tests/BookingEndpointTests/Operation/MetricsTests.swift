import HTTPTypes
import Testing

@testable import BookingEndpoint

struct MetricsTests {
    private func entry(
        _ route: RequestLog.Route,
        _ status: HTTPResponse.Status,
        _ milliseconds: Int,
        _ refusal: Refusal? = nil
    ) -> RequestLog.Entry {
        RequestLog.Entry(
            route: route,
            status: status,
            refusal: refusal,
            duration: .milliseconds(milliseconds),
            requestID: "1"
        )
    }

    @Test func `numbers are written as Prometheus reads them`() {
        let metrics = Metrics()
        metrics.add(entry(.template("/m/{token}"), .ok, 4))
        metrics.add(entry(.template("/m/{token}"), .ok, 500))
        metrics.add(entry(.template("/m/{token}"), .gone, 6000, .gone))
        metrics.count(.bookings)
        metrics.count(limit: "client")
        let text = MetricsText(metrics.snapshot).text
        #expect(
            text == """
                # HELP bookplate_requests_total Requests by route and status.
                # TYPE bookplate_requests_total counter
                bookplate_requests_total{route="/m/{token}",status="200"} 2
                bookplate_requests_total{route="/m/{token}",status="410"} 1
                # HELP bookplate_request_duration_seconds How long answers took to begin.
                # TYPE bookplate_request_duration_seconds histogram
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.0005"} 0
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.001"} 0
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.0025"} 0
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.005"} 1
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.01"} 1
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.025"} 1
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.1"} 1
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="0.25"} 1
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="1.0"} 2
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="5.0"} 2
                bookplate_request_duration_seconds_bucket{route="/m/{token}",le="+Inf"} 3
                bookplate_request_duration_seconds_sum{route="/m/{token}"} 6.504
                bookplate_request_duration_seconds_count{route="/m/{token}"} 3
                # HELP bookplate_refusals_total Requests that were not granted, by reason.
                # TYPE bookplate_refusals_total counter
                bookplate_refusals_total{reason="gone"} 1
                # HELP bookplate_limits_hit_total How often each limit was met.
                # TYPE bookplate_limits_hit_total counter
                bookplate_limits_hit_total{limit="client"} 1
                # HELP bookplate_bookings_total How many bookings there were.
                # TYPE bookplate_bookings_total counter
                bookplate_bookings_total 1
                # HELP bookplate_conflicts_total How many conflicts there were.
                # TYPE bookplate_conflicts_total counter
                bookplate_conflicts_total 0
                # HELP bookplate_cancellations_total How many cancellations there were.
                # TYPE bookplate_cancellations_total counter
                bookplate_cancellations_total 0
                # HELP bookplate_moves_total How many moves there were.
                # TYPE bookplate_moves_total counter
                bookplate_moves_total 0
                # HELP bookplate_redemptions_total How many redemptions there were.
                # TYPE bookplate_redemptions_total counter
                bookplate_redemptions_total 0
                # HELP bookplate_reloads_total How many reloads there were.
                # TYPE bookplate_reloads_total counter
                bookplate_reloads_total 0
                # HELP bookplate_failed_reloads_total How many failed reloads there were.
                # TYPE bookplate_failed_reloads_total counter
                bookplate_failed_reloads_total 0

                """
        )
    }

    @Test func `requests make up no names`() async throws {
        let sample = try SampleSite()
        let metrics = Metrics()
        let client = InProcessClient(
            responder: SiteResponder(
                site: sample.site(),
                routes: RouteResponder(
                    Routes([Route(.get, "/m/{token}") { _ in RoutesTests.text("manage") }])
                ),
                metrics: metrics
            )
        )
        for number in 0..<200 {
            _ = try await client.send(.get, "/secret\(number)/")
            _ = try await client.send(.get, "/m/secret\(number)?q=secret")
            _ = try await client.send(.get, "/assets/secret\(number).css")
            _ = try await client.send(.post, "/secret\(number)", host: "secret\(number)")
            let method = try #require(HTTPRequest.Method("SECRET\(number)"))
            _ = try await client.send(method, "/%zz")
        }
        let text = MetricsText(metrics.snapshot).text
        #expect(!text.lowercased().contains("secret"))
        #expect(text.utf8.split(separator: UInt8(ascii: "\n")).count < 100)
        #expect(
            metrics.snapshot.refusals == ["not-found": 400, "misdirected": 200, "malformed": 200]
        )
    }
}
