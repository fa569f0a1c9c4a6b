<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Language tags as the web wants them (BCP 47): two letters where a language has two.
  Input    Values of xml:lang, which often are three-letter codes of libraries (ISO 639-2).
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" exclude-result-prefixes="#all">

  <xsl:variable name="tx:short-tags" as="map(xs:string, xs:string)" select="map{
      'ara': 'ar', 'bul': 'bg', 'cat': 'ca', 'ces': 'cs', 'cze': 'cs', 'chi': 'zh', 'zho': 'zh', 'cym': 'cy', 'wel': 'cy',
      'dan': 'da', 'deu': 'de', 'ger': 'de', 'ell': 'el', 'gre': 'el', 'eng': 'en', 'est': 'et', 'eus': 'eu', 'baq': 'eu',
      'fas': 'fa', 'per': 'fa', 'fin': 'fi', 'fra': 'fr', 'fre': 'fr', 'gle': 'ga', 'heb': 'he', 'hin': 'hi', 'hrv': 'hr',
      'hun': 'hu', 'hye': 'hy', 'arm': 'hy', 'isl': 'is', 'ice': 'is', 'ita': 'it', 'jpn': 'ja', 'kat': 'ka', 'geo': 'ka',
      'kor': 'ko', 'lat': 'la', 'lav': 'lv', 'lit': 'lt', 'nld': 'nl', 'dut': 'nl', 'nor': 'no', 'pol': 'pl', 'por': 'pt',
      'ron': 'ro', 'rum': 'ro', 'rus': 'ru', 'san': 'sa', 'slk': 'sk', 'slo': 'sk', 'slv': 'sl', 'spa': 'es', 'srp': 'sr',
      'swe': 'sv', 'tur': 'tr', 'ukr': 'uk', 'urd': 'ur', 'yid': 'yi', 'unk': 'und'}"/>

  <!-- The tag with its language in the shortest form: "eng-GB" is "en-GB". -->
  <xsl:function name="tx:short-tag" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string+" select="tokenize($tag, '-')"/>
    <xsl:sequence select="string-join((($tx:short-tags(lower-case($parts[1])), $parts[1])[1], tail($parts)), '-')"/>
  </xsl:function>
  <xsl:function name="tx:language" as="attribute()*">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:variable name="tag" as="xs:string?" select="$language[matches(., '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')] ! tx:short-tag(.)"/>
    <xsl:if test="$tag">
      <xsl:attribute name="lang" select="$tag"/>
      <xsl:if test="tokenize($tag, '-')[1] = ('ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi')">
        <xsl:attribute name="dir" select="'rtl'"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
