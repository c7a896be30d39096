// The elements as functions: `p(.class("lead")) { page.title }`.

package func a(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.a, attributes, content()))
}

package func address(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.address, attributes, content()))
}

package func b(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.b, attributes, content()))
}

package func body(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.body, attributes, content()))
}

package func br(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.br, attributes))
}

package func dd(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.dd, attributes, content()))
}

package func details(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.details, attributes, content()))
}

package func div(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.div, attributes, content()))
}

package func dl(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.dl, attributes, content()))
}

package func dt(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.dt, attributes, content()))
}

package func footer(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.footer, attributes, content()))
}

package func h1(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.h1, attributes, content()))
}

package func h2(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.h2, attributes, content()))
}

package func h3(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.h3, attributes, content()))
}

package func head(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.head, attributes, content()))
}

package func header(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.header, attributes, content()))
}

package func html(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.html, attributes, content()))
}

package func img(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.img, attributes))
}

package func input(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.input, attributes))
}

package func li(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.li, attributes, content()))
}

package func link(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.link, attributes))
}

package func main(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.main, attributes, content()))
}

package func meta(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.meta, attributes))
}

package func nav(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.nav, attributes, content()))
}

package func noscript(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.noscript, attributes, content()))
}

package func p(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.p, attributes, content()))
}

package func path(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.path, attributes, content()))
}

package func pre(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.pre, attributes, content()))
}

package func script(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.script, attributes, content()))
}

package func section(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.section, attributes, content()))
}

package func small(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.small, attributes, content()))
}

package func span(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.span, attributes, content()))
}

package func summary(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.summary, attributes, content()))
}

package func textarea(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.textarea, attributes, content()))
}

package func title(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.title, attributes, content()))
}

package func u(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.u, attributes, content()))
}

package func ul(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.ul, attributes, content()))
}
