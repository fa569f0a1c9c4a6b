<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The registers of a collection: every person, place, organisation and work named in it, with the words around each mention.
  Input    tx:collection.
  Output   tx:file elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:registers" as="xs:string+" select="'people', 'places', 'organisations', 'works', 'others'"/>

  <xsl:function name="tx:register-file" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="if ($kind = 'people') then 'persons' else if ($kind = 'works') then 'works-named' else if ($kind = 'others') then 'names' else $kind"/>
  </xsl:function>

  <xsl:function name="tx:is-named" as="xs:boolean">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="exists($collection/tx:register[@kind = $kind])"/>
  </xsl:function>

  <!-- A register that is too long for one page has one that leads to its parts. -->
  <xsl:function name="tx:ways-into-registers" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:for-each select="$collection/tx:register[tx:is-long(.)]">
      <xsl:variable name="name" as="xs:string" select="tx:register-file(@kind)"/>
      <xsl:sequence select="tx:page($collection, $name || '.html', tx:word('page-' || $name), tx:to-parts($name, tokenize(@parts)))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="tx:is-long" as="xs:boolean">
    <xsl:param name="register" as="element(tx:register)"/>
    <xsl:sequence select="xs:integer($register/@lines) gt $most"/>
  </xsl:function>

  <!-- The entries of a kind that are here: a whole register, or whole parts of a long one. A line is an entry in a work. -->
  <xsl:function name="tx:register-pages" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="tx:register-file($kind)"/>
    <xsl:variable name="title" as="xs:string" select="tx:word('page-' || $name)"/>
    <xsl:variable name="register" as="element(tx:register)" select="$collection/tx:register[@kind = $kind]"/>
    <xsl:for-each-group select="tx:in-order($collection/tx:work/tx:entry[@kind = $kind])" group-by="if (tx:is-long($register)) then string(@initial) else ''">
      <xsl:variable name="part" as="xs:string" select="current-grouping-key()"/>
      <xsl:variable name="sheets" as="map(xs:string, item()*)*">
        <xsl:for-each-group select="current-group()" group-adjacent="(position() - 1) idiv $most">
          <xsl:sequence select="map{'path': tx:part-path($name, $part, position()), 'groups': tx:initials(current-group())}"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:for-each select="$sheets">
        <xsl:sequence select="
            if ($part = '') then tx:page($collection, $name || '.html', $title, ?groups)
            else tx:page($collection, ?path, $title || ': ' || tx:part-name($part), (tx:to-parts($name, tokenize($register/@parts)), tx:to-sheets($sheets, ?path), ?groups))"/>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="tx:in-order" as="element(tx:entry)*">
    <xsl:param name="entries" as="element(tx:entry)*"/>
    <xsl:perform-sort select="$entries">
      <xsl:sort select="@initial"/>
      <xsl:sort select="tx:latin(@name)"/>
      <xsl:sort select="@key"/>
      <xsl:sort select="tx:sort-date(tx:when(..))"/>
      <xsl:sort select="tx:latin(tx:title(..))"/>
      <xsl:sort select="../@name"/>
    </xsl:perform-sort>
  </xsl:function>

  <!-- The entries under their initials. -->
  <xsl:function name="tx:initials" as="element()*">
    <xsl:param name="entries" as="element(tx:entry)+"/>
    <xsl:for-each-group select="$entries" group-adjacent="string(@initial)">
      <section id="initial-{current-grouping-key()}" class="index">
        <h2>{tx:part-name(current-grouping-key())}</h2>
        <ul class="entries">
          <xsl:for-each-group select="current-group()" group-adjacent="string(@key)">
            <li id="{current-grouping-key()}">
              <xsl:sequence select="tx:entry-head(current-group()), current-group() ! tx:place-of(.)"/>
            </li>
          </xsl:for-each-group>
        </ul>
      </section>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
